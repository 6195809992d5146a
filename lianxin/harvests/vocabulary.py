"""Words of the harvests room: vehicles, what is pooled, links, contracts, the steps of a venture and of a batch with their only list."""

from enum import StrEnum
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.ledger.vocabulary import COMMON_KEEPERS


class Vehicle(models.TextChoices):
    """Who runs it."""

    COLLECTIVE = "collective", _("集体直接办")
    COOPERATIVE = "cooperative", _("农民专业合作社")
    COMPANY = "company", _("集体参股的公司")
    PARTNER = "partner", _("合作企业")


#: In whose books each stands: what a firm earns is not the collective's, and is not distributed to its members.
BOOKS_OF = {
    Vehicle.COLLECTIVE: COMMON_KEEPERS,
    Vehicle.COOPERATIVE: ("farmers_cooperative",),
    Vehicle.COMPANY: ("company",),
    Vehicle.PARTNER: ("company", "other"),
}
#: Who is let more land only after the township has looked at as much.
FIRMS = (Vehicle.COMPANY, Vehicle.PARTNER)


class InputKind(models.TextChoices):
    """What a household puts in; its work is logged day by day in the batch."""

    LAND = "land", _("土地")
    MONEY = "money", _("资金")
    EQUIPMENT = "equipment", _("设备")


class Return(models.TextChoices):
    """What it gets for it."""

    SHARE = "share", _("折成股，按章程分红")
    RENT = "rent", _("收租金")
    LOAN = "loan", _("借给项目，到期还")


#: What may be had for what.
RETURNS = {
    InputKind.LAND: (Return.SHARE, Return.RENT),
    InputKind.MONEY: (Return.SHARE, Return.LOAN),
    InputKind.EQUIPMENT: (Return.SHARE, Return.RENT),
}


class LinkKind(models.TextChoices):
    """How a household gains by it (联农带农)."""

    ORDER = "order", _("订单收购")
    WORK = "work", _("务工")
    RENT = "rent", _("土地租金")
    SHARE = "share", _("入股分红")
    ENTRUSTED = "entrusted", _("托养、寄养")
    SERVICE = "service", _("社会化服务")
    SELLING = "selling", _("代销")


#: A household is linked so by what it put in, as long as it is in.
LINKED_BY_INPUT = {Return.RENT: LinkKind.RENT, Return.SHARE: LinkKind.SHARE}
#: What is entered by itself.
LINKED_BY_HAND = tuple(each for each in LinkKind if each not in LINKED_BY_INPUT.values())


class ContractKind(models.TextChoices):
    PARTNER = "partner", _("合作合同")
    LAND = "land", _("土地流转合同")
    SALE = "sale", _("销售订单")
    SERVICE = "service", _("技术服务")
    INSURANCE = "insurance", _("保险")


class DueWay(models.TextChoices):
    """Who owes what a contract says is due."""

    PAY = "pay", _("我们付")
    GET = "get", _("我们收")


class Caution(models.TextChoices):
    """Facts to check before it is too late; none of them says that something is wrong."""

    HIGH_RETURN = "high_return", _("合同里写了固定高回报、保本：先请镇里看，可能是骗局，也可能违法")
    FUND_RAISING = "fund_raising", _("写了向社会收钱、集资：先请镇里看，可能是非法集资")
    GUARANTEE = "guarantee", _("写了由集体或村委会担保：村民委员会不能担保")
    ONE_BUYER = "one_buyer", _("一半以上卖给同一家：他不要了怎么办")
    NO_INSURANCE = "no_insurance", _("正在种养，没有在期的保险")
    LOSS_UNSAID = "loss_unsaid", _("合作合同没有写亏了怎么分担")
    ENDING = "ending", _("有合同九十天内到期")
    INPUT_ENDING = "input_ending", _("有人家投入的土地、资金、设备九十天内到期")
    INPUT_MONTH = "input_month", _("有人家投入的土地、资金、设备到期了，或者三十天内到期：续还是退，先问本户")


class VentureState(models.TextChoices):
    ASKED = "asked", _("等镇里看计划")
    BACK = "back", _("镇里退回，要改计划")
    OPEN = "open", _("正在办")
    CLOSED = "closed", _("办完了")


class VentureVerb(StrEnum):
    CHECK = "check"
    RETURN = "return"
    REVISE = "revise"
    PLAN = "plan"
    KEEP = "keep"
    CLOSE = "close"
    SETTLE = "settle"


class Transition(NamedTuple):
    sources: frozenset
    target: str | None


_V = VentureState
#: The only list of steps of a venture: the township looks at its plan before anything is pooled, begun or bought.
VENTURE_WAYS = {
    VentureVerb.CHECK: Transition(frozenset({_V.ASKED}), _V.OPEN),
    VentureVerb.RETURN: Transition(frozenset({_V.ASKED}), _V.BACK),
    VentureVerb.REVISE: Transition(frozenset({_V.BACK, _V.OPEN}), _V.ASKED),
    VentureVerb.PLAN: Transition(frozenset({_V.ASKED, _V.BACK, _V.OPEN}), None),
    VentureVerb.KEEP: Transition(frozenset({_V.OPEN}), None),
    VentureVerb.CLOSE: Transition(frozenset({_V.ASKED, _V.BACK, _V.OPEN}), _V.CLOSED),
    VentureVerb.SETTLE: Transition(frozenset({_V.ASKED, _V.BACK, _V.OPEN, _V.CLOSED}), None),
}


class BatchKind(models.TextChoices):
    CROP = "crop", _("种植")
    LIVESTOCK = "livestock", _("养殖")


class BatchState(models.TextChoices):
    PLANNED = "planned", _("有计划，还没开始")
    RUNNING = "running", _("正在种养")
    CLOSED = "closed", _("已结账")
    CANCELLED = "cancelled", _("没有办")


class BatchVerb(StrEnum):
    BEGIN = "begin"
    WRITE = "write"
    CLOSE = "close"
    CANCEL = "cancel"


_S = BatchState
#: The only list of steps of a batch; no target: it stays where it is.
BATCH_WAYS = {
    BatchVerb.BEGIN: Transition(frozenset({_S.PLANNED}), _S.RUNNING),
    BatchVerb.WRITE: Transition(frozenset({_S.RUNNING}), None),
    BatchVerb.CLOSE: Transition(frozenset({_S.RUNNING}), _S.CLOSED),
    BatchVerb.CANCEL: Transition(frozenset({_S.PLANNED}), _S.CANCELLED),
}


class EventKind(models.TextChoices):
    """What happens to a batch. ``calc.batches`` knows which of them costs and which brings in."""

    BUY = "buy", _("买东西")
    WORK = "work", _("用工")
    RENT = "rent", _("地租、设备租金")
    LOSS = "loss", _("损失")
    HARVEST = "harvest", _("收获")
    SALE = "sale", _("销售")
    INSURED = "insured", _("保险赔款")
    SUBSIDY = "subsidy", _("补贴")
    OTHER = "other", _("别的收入")
    TIED = "tied", _("专项补贴")
    USED = "used", _("动用专项补贴")
    NOTE = "note", _("记事")


#: What comes in without a sale: all but money tied to a purpose is the batch's.
GIVEN = (EventKind.INSURED, EventKind.SUBSIDY, EventKind.OTHER, EventKind.TIED)
#: What stands in the bank: undone by two.
BANKED = (EventKind.SALE, *GIVEN)


class PayoutState(models.TextChoices):
    DRAFTED = "drafted", _("等放款")
    RELEASED = "released", _("已付")
    REFUSED = "refused", _("已退回")
    RETURNED = "returned", _("付了又退回来了")


#: Payouts that take nothing of what is owed.
UNPAID = (PayoutState.REFUSED, PayoutState.RETURNED)


PAYOUT_WAYS = {
    "release": Transition(frozenset({PayoutState.DRAFTED}), PayoutState.RELEASED),
    "refuse": Transition(frozenset({PayoutState.DRAFTED}), PayoutState.REFUSED),
    "return": Transition(frozenset({PayoutState.RELEASED}), PayoutState.RETURNED),
}


class ProposalVerb(StrEnum):
    """What waits for a second person."""

    UNDO_SALE = "undo_sale"
    UNDO_INPUT = "undo_input"
    WIND_UP = "wind_up"


class AuditTag(StrEnum):
    PROPOSE = "harvests:proposal:propose"
    REFUSE_PROPOSAL = "harvests:proposal:refuse"
    OPEN = "harvests:venture:open"
    CHECK = "harvests:venture:check"
    RETURN = "harvests:venture:return"
    REVISE = "harvests:venture:revise"
    POOL = "harvests:venture:pool"
    LEAVE = "harvests:venture:leave"
    UNDO_INPUT = "harvests:venture:undo_input"
    CONTRACT = "harvests:venture:contract"
    LINK = "harvests:venture:link"
    END_LINK = "harvests:venture:end_link"
    RENT = "harvests:venture:rent"
    DUE = "harvests:venture:due"
    END_CONTRACT = "harvests:venture:end_contract"
    CLOSE = "harvests:venture:close"
    PLAN = "harvests:batch:plan"
    BEGIN = "harvests:batch:begin"
    WRITE = "harvests:batch:write"
    UNDO = "harvests:batch:undo"
    CLOSE_BATCH = "harvests:batch:close"
    CANCEL = "harvests:batch:cancel"
    DRAFT = "harvests:payout:draft"
    RELEASE = "harvests:payout:release"
    REFUSE = "harvests:payout:refuse"
    RETURN_PAYOUT = "harvests:payout:return"
