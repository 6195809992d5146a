"""Words of the ventures room: kinds of registers and shares, steps of a distribution with their only list, audit tags."""

from enum import StrEnum
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegisterKind(models.TextChoices):
    """Whose shares they are; it says by what is divided, which hall decides, and how long papers lie open."""

    COLLECTIVE = "collective", _("农村集体经济组织")
    COOPERATIVE = "cooperative", _("农民专业合作社")


class Rounding(models.TextChoices):
    FLOOR = "floor", _("每股算到分，余下的进公积金")
    LARGEST_REMAINDER = "largest-remainder", _("一分不剩，按余数大小补")


class ShareKind(models.TextChoices):
    """What a class of shares stands for."""

    HEAD = "head", _("人口股")
    YEARS = "years", _("农龄股")
    LAND = "land", _("土地股")
    MERIT = "merit", _("贡献股")
    MONEY = "money", _("资金股")


class ChangeKind(models.TextChoices):
    """Why a holder's shares change. None is for marriage, absence, or a vote of others."""

    QUANTIFY = "quantify", _("量化到户")
    INHERIT = "inherit", _("继承")
    GIFT = "gift", _("集体里转让、赠与")
    SPLIT = "split", _("分户")
    BUY_BACK = "buy_back", _("集体买回")
    GIVE_UP = "give_up", _("本人书面放弃")
    CORRECT = "correct", _("更正登记错误")


#: Changes that move shares from one holder to another.
BETWEEN_HOLDERS = (ChangeKind.INHERIT, ChangeKind.GIFT, ChangeKind.SPLIT)
#: Of these who receives is of the collective; an heir need not be.
AMONG_MEMBERS = (ChangeKind.GIFT, ChangeKind.SPLIT)
#: Changes a charter may leave out; an error is always put right.
BY_CHARTER = (ChangeKind.INHERIT, ChangeKind.GIFT, ChangeKind.SPLIT, ChangeKind.BUY_BACK, ChangeKind.GIVE_UP)


class Ground(models.TextChoices):
    """Money that may stand in the year's result and may not be distributed. ``calc.earnings.GROUNDS`` holds the same."""

    LOAN = "loan", _("借来的钱")
    CAPITAL = "capital", _("股金、资本")
    GRANT = "grant", _("有专门用途的补助、捐赠")
    LAND = "land", _("土地补偿费（另行决定）")
    RENT_AHEAD = "rent_ahead", _("预收租金里以后年份的")
    OTHER = "other", _("其他不能分的")


class PlanState(models.TextChoices):
    DRAFT = "draft", _("起草")
    SUPERVISED = "supervised", _("监督的人看过，等党组织研究")
    STUDIED = "studied", _("研究过，等公开材料")
    OPEN = "open", _("材料公开中，等开会")
    ADOPTED = "adopted", _("会议已通过，等公示")
    POSTED = "posted", _("公示中")
    PAYING = "paying", _("正在发放")
    CLOSED = "closed", _("已归档")
    WITHDRAWN = "withdrawn", _("已撤回")


class PlanVerb(StrEnum):
    EDIT = "edit"
    SUPERVISE = "supervise"
    STUDY = "study"
    OPEN = "open"
    ADOPT = "adopt"
    POST = "post"
    PAY = "pay"
    RECEIVE = "receive"
    RETURN = "return"
    CLOSE = "close"
    HOLD = "hold"
    WITHDRAW = "withdraw"


class Transition(NamedTuple):
    sources: frozenset
    target: PlanState | None  # none: it stays where it is


_S = PlanState
#: The only list of steps a distribution takes.
PLAN_WAYS = {
    PlanVerb.EDIT: Transition(frozenset({_S.DRAFT}), _S.DRAFT),
    PlanVerb.SUPERVISE: Transition(frozenset({_S.DRAFT}), _S.SUPERVISED),
    PlanVerb.STUDY: Transition(frozenset({_S.SUPERVISED}), _S.STUDIED),
    PlanVerb.OPEN: Transition(frozenset({_S.STUDIED}), _S.OPEN),
    PlanVerb.ADOPT: Transition(frozenset({_S.OPEN}), _S.ADOPTED),
    PlanVerb.POST: Transition(frozenset({_S.ADOPTED}), _S.POSTED),
    PlanVerb.PAY: Transition(frozenset({_S.POSTED}), _S.PAYING),
    PlanVerb.RECEIVE: Transition(frozenset({_S.PAYING, _S.CLOSED}), None),
    PlanVerb.RETURN: Transition(frozenset({_S.PAYING, _S.CLOSED}), None),
    PlanVerb.CLOSE: Transition(frozenset({_S.PAYING}), _S.CLOSED),
    PlanVerb.HOLD: Transition(frozenset({_S.SUPERVISED, _S.STUDIED, _S.OPEN, _S.ADOPTED, _S.POSTED}), _S.DRAFT),
    PlanVerb.WITHDRAW: Transition(frozenset({_S.DRAFT, _S.SUPERVISED, _S.STUDIED, _S.OPEN}), _S.WITHDRAWN),
}
#: Everybody reads a distribution in these.
OPEN_STATES = (_S.OPEN, _S.ADOPTED, _S.POSTED, _S.PAYING, _S.CLOSED)
#: A holder reads their own statement in these.
TOLD_STATES = (_S.POSTED, _S.PAYING, _S.CLOSED)


class PaymentWay(models.TextChoices):
    BANK = "bank", _("银行打到卡上")
    CORRECTED = "corrected", _("账号改对了，银行再打")
    SIGNED = "signed", _("当面领，签字或按手印")


class ProposalVerb(StrEnum):
    """What waits for a second person."""

    CLASS = "class"
    QUANTIFY = "quantify"
    CHANGE = "change"
    RECEIVE = "receive"


class MessageKind(models.TextChoices):
    PAID = "ventures.paid", _("分红发了，领的人不是您就说一声")
    RETURNED = "ventures.returned", _("分红银行退回来了，已经收到的说一声")


class Taken(models.TextChoices):
    """What leaves with names and amounts on it."""

    PAYMENTS = "payments", _("发放清单")
    SHEETS = "sheets", _("各户的分配单")


class AuditTag(StrEnum):
    WRITE_CHARTER = "ventures:register:write_charter"
    CHECK_CHARTER = "ventures:register:check_charter"
    PROPOSE = "ventures:proposal:propose"
    REFUSE_PROPOSAL = "ventures:proposal:refuse"
    ADD_CLASS = "ventures:register:add_class"
    QUANTIFY = "ventures:register:quantify"
    CHANGE_SHARES = "ventures:holder:change_shares"
    DRAFT = "ventures:plan:draft"
    REDRAW = "ventures:plan:redraw"
    SUPERVISE = "ventures:plan:supervise"
    STUDY = "ventures:plan:study"
    OPEN = "ventures:plan:open"
    ADOPT = "ventures:plan:adopt"
    POST = "ventures:plan:post"
    PAY = "ventures:plan:pay"
    RECEIVE = "ventures:plan:receive"
    RETURN = "ventures:plan:return"
    CLOSE = "ventures:plan:close"
    HOLD = "ventures:plan:hold"
    TAKE_LIST = "ventures:plan:take_list"
    WITHDRAW = "ventures:plan:withdraw"
