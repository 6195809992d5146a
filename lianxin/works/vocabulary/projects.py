"""Words of a project: kinds, sources of money, its steps with their only list."""

from enum import StrEnum
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkKind(models.TextChoices):
    NEW = "new", _("新建")
    MEND = "mend", _("修复")
    REPLACE = "replace", _("更换")
    EXPAND = "expand", _("扩建")


class Land(models.TextChoices):
    """On what land it stands, in the words of the land's own papers."""

    SITE = "site", _("原址，用途不变")
    PUBLIC = "public", _("村里的公共用地")
    COLLECTIVE = "collective", _("集体建设用地")
    FACILITY = "facility", _("设施农业用地，已备案")
    CONVERTED = "converted", _("农用地，已批准转用")
    STATE = "state", _("国有土地，已批准")
    NONE = "none", _("不占地")


#: Land that may not be built on without a paper of its own.
WITH_PAPERS = frozenset({Land.FACILITY, Land.CONVERTED, Land.STATE})


class Sector(models.TextChoices):
    ROAD = "road", _("道路")
    WATER = "water", _("用水")
    SEWAGE = "sewage", _("污水")
    TOILET = "toilet", _("厕所")
    LIGHTING = "lighting", _("照明")
    SQUARE = "square", _("广场")
    HALL = "hall", _("公共用房")
    CULTURE = "culture", _("文化")
    INDUSTRY = "industry", _("产业设施")
    HOUSING = "housing", _("居住环境")
    DIGITAL = "digital", _("数字乡村")


class Strand(models.TextChoices):
    """The three strands of the programme (和美乡村): every project stands in one of them."""

    LIVING = "living", _("居住环境")
    FACILITIES = "facilities", _("公共设施")
    CULTURE = "culture", _("乡风文化")


#: By what a project is about; what is in neither of the others is a facility.
_STRANDS = {
    Strand.LIVING: {Sector.SEWAGE, Sector.TOILET, Sector.HOUSING},
    Strand.CULTURE: {Sector.HALL, Sector.CULTURE, Sector.SQUARE},
}


def sectors_of(strand):
    if strand in _STRANDS:
        return sorted(_STRANDS[strand])
    return sorted(set(Sector) - set().union(*_STRANDS.values()))


def strand_of(sector):
    return next((strand for strand, sectors in _STRANDS.items() if sector in sectors), Strand.FACILITIES)


class CheckItem(models.TextChoices):
    """What an acceptance looks at, one by one."""

    QUANTITY = "quantity", _("数量、尺寸和方案一样")
    QUALITY = "quality", _("材料、做工合格")
    HIDDEN = "hidden", _("埋在下面的，有照片有记录")
    TRIED = "tried", _("当场试过，好用")
    SAFE = "safe", _("安全，老人孩子走得、用得")
    TIDY = "tidy", _("场地清了，占的地恢复了")
    PAPERS = "papers", _("合同、发票、工资表齐全")


class Party(models.TextChoices):
    """Who else signs the paper of an acceptance."""

    TOWNSHIP = "township", _("乡镇")
    VILLAGE = "village", _("村（居）委会")
    CONTRACTOR = "contractor", _("施工的")
    DESIGNER = "designer", _("设计的")


#: Without these nothing is accepted.
NEEDED_PARTIES = (Party.TOWNSHIP, Party.VILLAGE, Party.CONTRACTOR)


class Source(models.TextChoices):
    """Where money, or labour, comes from. Each line keeps a purse of its own: no source is mixed with another."""

    FISCAL = "fiscal", _("财政专项资金")
    REWARD = "reward", _("财政奖补")
    COLLECTIVE = "collective", _("村集体自有资金")
    RESIDENTS = "residents", _("村民筹资")
    LABOUR = "labour", _("村民筹劳（出工）")
    VOLUNTARY = "voluntary", _("自愿出工")
    DONATION = "donation", _("捐赠")
    CAPITAL = "capital", _("社会资本")
    LOAN = "loan", _("贷款、专项债")
    PARTNER = "partner", _("帮扶单位")


#: Counted in days of work, never turned into money.
LABOURS = (Source.LABOUR, Source.VOLUNTARY)
#: What the households raised for one matter, decided in the hall.
RAISED = (Source.RESIDENTS, Source.LABOUR)


class ProjectState(models.TextChoices):
    IDEA = "idea", _("设想")
    SCREENED = "screened", _("初步看过")
    CONSULTED = "consulted", _("听过大家意见")
    DECIDED = "decided", _("会议已决定")
    DESIGNED = "designed", _("有了方案和预算")
    FUNDED = "funded", _("钱有了来源")
    APPROVED = "approved", _("已批准、备案")
    PROCURED = "procured", _("定了谁来做")
    BUILDING = "building", _("在建")
    COMPLETED = "completed", _("完工，等验收")
    ACCEPTED = "accepted", _("验收合格")
    SETTLED = "settled", _("已决算")
    HANDED_OVER = "handed_over", _("已移交")
    MAINTAINED = "maintained", _("在用，有人管护")
    RETIRED = "retired", _("已报废")
    CANCELLED = "cancelled", _("不做了")


class ProjectVerb(StrEnum):
    SCREEN = "screen"
    CONSULT = "consult"
    DECIDE = "decide"
    DESIGN = "design"
    REVISE = "revise"
    ADD_LINE = "add_line"
    LOWER = "lower"
    FUND = "fund"
    APPROVE = "approve"
    BUY = "buy"
    PROCURE = "procure"
    BEGIN = "begin"
    RECEIVE = "receive"
    TAKE_IN = "take_in"
    GIVE_BACK = "give_back"
    PAY_AGAIN = "pay_again"
    PAY = "pay"
    PAY_RETENTION = "pay_retention"
    CHANGE = "change"
    COMMENT = "comment"
    ANSWER = "answer"
    ANNOUNCE_DRAW = "announce_draw"
    ANNOUNCE_AGAIN = "announce_again"
    VOLUNTEER = "volunteer"
    DRAW = "draw"
    REPLACE_MONITOR = "replace_monitor"
    NOTE = "note"
    STOP = "stop"
    RESUME = "resume"
    DEFECT = "defect"
    MEND = "mend"
    COMPLETE = "complete"
    SIGN = "sign"
    LEAVE_WATCH = "leave_watch"
    ACCEPT = "accept"
    REFUSE = "refuse"
    SETTLE = "settle"
    AUDIT = "audit"
    HAND_OVER = "hand_over"
    PHOTO = "photo"
    REMOVE_PHOTO = "remove_photo"
    INSPECT = "inspect"
    KEEPER = "keeper"
    PLAN_UPKEEP = "plan_upkeep"
    UPKEEP = "upkeep"
    RETIRE = "retire"
    CANCEL = "cancel"


class Transition(NamedTuple):
    sources: frozenset
    target: ProjectState | None


_S = ProjectState
_BEFORE_WORK = frozenset(
    {_S.IDEA, _S.SCREENED, _S.CONSULTED, _S.DECIDED, _S.DESIGNED, _S.FUNDED, _S.APPROVED, _S.PROCURED}
)
_WITH_BUDGET = frozenset(
    {_S.DESIGNED, _S.FUNDED, _S.APPROVED, _S.PROCURED, _S.BUILDING, _S.COMPLETED, _S.ACCEPTED}
)  # fmt: skip
_WATCHED = frozenset({_S.DESIGNED, _S.FUNDED, _S.APPROVED, _S.PROCURED, _S.BUILDING, _S.COMPLETED})
_ON_SITE = frozenset({_S.BUILDING, _S.COMPLETED})
_WITH_MONEY = _WITH_BUDGET - {_S.DESIGNED}
_IN_USE = frozenset({_S.HANDED_OVER, _S.MAINTAINED})
ENDS = (_S.RETIRED, _S.CANCELLED)
_PAYING = frozenset({_S.PROCURED, _S.BUILDING, _S.COMPLETED, _S.ACCEPTED})
#: Until the contractor's retention money is paid, what turns out to be broken is theirs to mend.
_STANDS = _IN_USE | {_S.SETTLED}
#: The only list of steps a project takes; no target: it stays where it is.
PROJECT_WAYS = {
    ProjectVerb.SCREEN: Transition(frozenset({_S.IDEA}), _S.SCREENED),
    ProjectVerb.CONSULT: Transition(frozenset({_S.SCREENED}), _S.CONSULTED),
    ProjectVerb.DECIDE: Transition(frozenset({_S.CONSULTED}), _S.DECIDED),
    ProjectVerb.DESIGN: Transition(frozenset({_S.DECIDED}), _S.DESIGNED),
    ProjectVerb.REVISE: Transition(frozenset({_S.DESIGNED, _S.FUNDED, _S.APPROVED}), _S.DESIGNED),
    ProjectVerb.ADD_LINE: Transition(_WITH_BUDGET | {_S.DECIDED}, None),
    ProjectVerb.LOWER: Transition(_WITH_BUDGET | {_S.DECIDED}, None),
    ProjectVerb.FUND: Transition(frozenset({_S.DESIGNED}), _S.FUNDED),
    ProjectVerb.APPROVE: Transition(frozenset({_S.FUNDED}), _S.APPROVED),
    ProjectVerb.BUY: Transition(frozenset({_S.APPROVED, _S.PROCURED, _S.BUILDING}), None),
    ProjectVerb.PROCURE: Transition(frozenset({_S.APPROVED}), _S.PROCURED),
    ProjectVerb.BEGIN: Transition(frozenset({_S.PROCURED}), _S.BUILDING),
    ProjectVerb.RECEIVE: Transition(_WITH_MONEY, None),
    ProjectVerb.TAKE_IN: Transition(_WITH_MONEY, None),
    ProjectVerb.GIVE_BACK: Transition(_WITH_MONEY | _STANDS | set(ENDS), None),
    ProjectVerb.PAY: Transition(_PAYING, None),
    ProjectVerb.PAY_RETENTION: Transition(_STANDS, None),
    ProjectVerb.PAY_AGAIN: Transition(_PAYING | _STANDS | set(ENDS), None),
    ProjectVerb.CHANGE: Transition(_WITH_BUDGET, None),
    ProjectVerb.COMMENT: Transition(frozenset({_S.DESIGNED, _S.FUNDED, _S.APPROVED}), None),
    ProjectVerb.ANSWER: Transition(_WATCHED, None),
    ProjectVerb.ANNOUNCE_AGAIN: Transition(_WATCHED, None),
    ProjectVerb.ANNOUNCE_DRAW: Transition(_WATCHED, None),
    ProjectVerb.VOLUNTEER: Transition(_WATCHED, None),
    ProjectVerb.DRAW: Transition(_WATCHED, None),
    ProjectVerb.REPLACE_MONITOR: Transition(_WATCHED - {_S.COMPLETED}, None),
    ProjectVerb.NOTE: Transition(_ON_SITE, None),
    ProjectVerb.STOP: Transition(_ON_SITE, None),
    ProjectVerb.RESUME: Transition(_ON_SITE, None),
    ProjectVerb.DEFECT: Transition(_ON_SITE | _STANDS | {_S.ACCEPTED}, None),
    ProjectVerb.MEND: Transition(_ON_SITE | _STANDS | {_S.ACCEPTED}, None),
    ProjectVerb.COMPLETE: Transition(frozenset({_S.BUILDING}), _S.COMPLETED),
    ProjectVerb.SIGN: Transition(frozenset({_S.COMPLETED}), None),
    ProjectVerb.LEAVE_WATCH: Transition(_WATCHED, None),
    ProjectVerb.ACCEPT: Transition(frozenset({_S.COMPLETED}), _S.ACCEPTED),
    ProjectVerb.REFUSE: Transition(frozenset({_S.COMPLETED}), _S.BUILDING),
    ProjectVerb.SETTLE: Transition(frozenset({_S.ACCEPTED}), _S.SETTLED),
    ProjectVerb.AUDIT: Transition(frozenset({_S.SETTLED}), None),
    ProjectVerb.HAND_OVER: Transition(frozenset({_S.SETTLED}), _S.HANDED_OVER),
    ProjectVerb.PHOTO: Transition(frozenset(ProjectState), None),
    ProjectVerb.REMOVE_PHOTO: Transition(frozenset(ProjectState), None),
    ProjectVerb.INSPECT: Transition(_IN_USE, _S.MAINTAINED),
    ProjectVerb.KEEPER: Transition(_IN_USE, None),
    ProjectVerb.PLAN_UPKEEP: Transition(_IN_USE, None),
    ProjectVerb.UPKEEP: Transition(_IN_USE, None),
    ProjectVerb.RETIRE: Transition(_IN_USE, _S.RETIRED),
    ProjectVerb.CANCEL: Transition(_BEFORE_WORK | {_S.BUILDING}, _S.CANCELLED),
}  # fmt: skip
#: Every fen of the budget had a source, and the account is not made yet.
FUNDED = tuple(_WITH_MONEY)
#: What was built stands and has a card.
IN_USE = (_S.HANDED_OVER, _S.MAINTAINED, _S.RETIRED)
#: What is left over may go back: what contracts and workers are owed stays.
OVER = (_S.ACCEPTED, *_STANDS, *ENDS)


class MoveKind(models.TextChoices):
    """A movement of a line of money, each an entry in the books."""

    IN = "in", _("收到")
    OUT = "out", _("付出")
    BACK = "back", _("退回")
    #: The bank sent back what was paid.
    UNDO = "undo", _("银行退汇")
    #: The bank sent back what was given back.
    STAY = "stay", _("退回的没有到")
    #: What was raised did not count: the hall corrected the receipt after the purse had taken it in.
    LESS = "less", _("收据更正，退出来")


class PaymentState(models.TextChoices):
    DRAFTED = "drafted", _("等放款")
    RELEASED = "released", _("已付")
    REFUSED = "refused", _("退回，没有付")
    RETURNED = "returned", _("银行退汇了")


#: What is paid, and what waits for the second person.
STANDING = (PaymentState.DRAFTED, PaymentState.RELEASED)


class NoteKind(models.TextChoices):
    """What is written down at the site."""

    LOG = "log", _("工地记录")
    STOP = "stop", _("停工通知")
    RESUME = "resume", _("可以复工")
    DEFECT = "defect", _("要返修的")
    MENDED = "mended", _("修好了")


class Moment(models.TextChoices):
    """When a photo of the place was taken."""

    BEFORE = "before", _("动工以前")
    DURING = "during", _("正在做")
    AFTER = "after", _("做好以后")


#: Bought or being built, and nobody has said yet that it is well done.
UNACCEPTED = (_S.PROCURED, _S.BUILDING, _S.COMPLETED)
#: What was built can be seen from here on.
BUILT = (_S.COMPLETED, _S.ACCEPTED, _S.SETTLED, _S.HANDED_OVER, _S.MAINTAINED, _S.RETIRED)
