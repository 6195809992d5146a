"""Words of the needs room: kinds, states, and the table of transitions, which is the only list of them."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    HELP = "help", _("求助")
    COMPLAINT = "complaint", _("投诉")
    ENQUIRY = "enquiry", _("咨询")
    SUGGESTION = "suggestion", _("建议")
    REPORT = "report", _("举报")
    PRAISE = "praise", _("表扬")


class Channel(models.TextChoices):
    WEB = "web", _("网页")
    QR = "qr", _("扫码")
    WALK_IN = "walk_in", _("来访")
    PHONE = "phone", _("电话")
    LIAISON = "liaison", _("联系户党员")
    GRID = "grid", _("网格")
    LETTER = "letter", _("来信")
    EMAIL = "email", _("电子邮件")
    OPEN311 = "open311", _("开放接口")
    HOTLINE = "hotline_12345", _("12345 热线")


class Urgency(models.TextChoices):
    EMERGENCY = "emergency", _("危急：有人身或财产危险")
    URGENT = "urgent", _("紧急：停水停电停气停暖等")
    NORMAL = "normal", _("一般")
    COMPLEX = "complex", _("复杂：需多方办理")


#: Whom the record names where requesters act themselves.
REQUESTER = "诉求人"
#: And where people follow what somebody else asked for.
FOLLOWER = "关注的人"


class Anonymity(models.TextChoices):
    NAMED = "named", _("实名")
    CONFIDENTIAL = "confidential", _("保密：只有经办人看到姓名")
    ANONYMOUS = "anonymous", _("匿名：不留姓名")


def tier_of(kind, urgency):
    """Which row of the limits applies: enquiries have their own unless they are urgent."""
    return "enquiry" if kind == Kind.ENQUIRY and urgency == Urgency.NORMAL else str(urgency)


class State(models.TextChoices):
    REGISTERED = "registered", _("已登记")
    DISPATCHED = "dispatched", _("已派单")
    OBJECTED = "objected", _("派单异议")
    ACCEPTED = "accepted", _("已接单")
    IN_PROGRESS = "in_progress", _("办理中")
    WAITING_REQUESTER = "waiting_requester", _("等您补充")
    WAITING_THIRD_PARTY = "waiting_third_party", _("等第三方")
    WHISTLE_OPEN = "whistle_open", _("吹哨联办中")
    EXTENSION_REQUESTED = "extension_requested", _("申请延期")
    RESOLVED_REPORTED = "resolved_reported", _("已答复办结")
    EXPLAINED = "explained_unresolvable", _("已说明暂不能办")
    CALLBACK = "callback", _("待回访")
    REOPENED = "reopened", _("重新办理")
    CLOSED = "closed", _("已销号")
    REJECTED = "rejected", _("不予受理")
    REFERRED_OUT = "referred_out", _("转有关渠道")
    MERGED = "merged", _("已并案")
    WITHDRAWN = "withdrawn", _("已撤回")


#: Nothing more happens by itself in these.
ENDED = frozenset({State.CLOSED, State.REJECTED, State.REFERRED_OUT, State.MERGED, State.WITHDRAWN})
OPEN = frozenset(State) - ENDED
#: The unit has the case and works on it.
WITH_HANDLER = frozenset(
    {
        State.DISPATCHED,
        State.ACCEPTED,
        State.IN_PROGRESS,
        State.WAITING_REQUESTER,
        State.WAITING_THIRD_PARTY,
        State.WHISTLE_OPEN,
        State.EXTENSION_REQUESTED,
        State.REOPENED,
    }
)
ANSWERED = frozenset({State.RESOLVED_REPORTED, State.EXPLAINED})
#: The promised date still counts.
CLOCK_RUNS = (WITH_HANDLER - {State.WAITING_REQUESTER}) | {State.REGISTERED, State.OBJECTED}


class Verb(StrEnum):
    """What can happen to a need. The value is the end of its audit tag."""

    REGISTER = "register"
    REJECT = "reject"
    REFER_OUT = "refer_out"
    CONFIRM_REFERRAL = "confirm_referral"
    RETURN_REFERRAL = "return_referral"
    ANSWER_ON_SPOT = "answer_on_spot"
    RECLASSIFY = "reclassify"
    PASS_UP = "pass_up"
    DISPATCH = "dispatch"
    OBJECT = "object"
    UPHOLD_DISPATCH = "uphold_dispatch"
    REDISPATCH = "redispatch"
    ACCEPT = "accept"
    CONTACT = "contact"
    PROGRESS = "progress"
    ASK_REQUESTER = "ask_requester"
    UPHOLD_PAUSE = "uphold_pause"
    LIFT_PAUSE = "lift_pause"
    SUPPLEMENT = "supplement"
    WRITE = "write"
    AWAIT_THIRD_PARTY = "await_third_party"
    RESUME = "resume"
    OPEN_WHISTLE = "open_whistle"
    END_WHISTLE = "end_whistle"
    REQUEST_EXTENSION = "request_extension"
    GRANT_EXTENSION = "grant_extension"
    REFUSE_EXTENSION = "refuse_extension"
    REPORT_RESOLVED = "report_resolved"
    EXPLAIN = "explain"
    APPROVE_ANSWER = "approve_answer"
    RETURN_ANSWER = "return_answer"
    CALL_BACK = "call_back"
    CLOSE = "close"
    CLOSE_SILENT = "close_silent"
    CLOSE_UNREACHABLE = "close_unreachable"
    REOPEN = "reopen"
    REOPEN_AGAIN = "reopen_again"
    MERGE = "merge"
    BRING_FORWARD = "bring_forward"
    MEDIATE = "mediate"
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Transition:
    """``verb`` leads from any of ``sources`` to ``target``; ``note`` tells the requester, in plain words.

    Without a ``target`` the case stays where it stands.
    """

    verb: Verb
    sources: frozenset
    target: State | None
    note: object


def _t(verb, sources, target, note):
    return Transition(verb, frozenset(sources), target, note)


_S, _V = State, Verb
#: Placeholders a note may use: number, unit, due, reason, alternative, other.
TRANSITIONS = {
    t.verb: t
    for t in (
        _t(_V.REJECT, {_S.REGISTERED}, _S.REJECTED, _("您的诉求不在受理范围：{reason}。您可以：{alternative}。")),
        _t(_V.REFER_OUT, {_S.REGISTERED}, _S.REFERRED_OUT, _("您的诉求应走专门渠道：{reason}。请到：{alternative}。")),
        _t(_V.CONFIRM_REFERRAL, {_S.REFERRED_OUT}, _S.REFERRED_OUT, _("{other}已收下您的诉求：{reason}。")),
        _t(
            _V.RETURN_REFERRAL,
            {_S.REFERRED_OUT},
            _S.REGISTERED,
            _("您说转去的地方没有收，受理台重新处理，最晚{due}答复您。"),
        ),
        _t(_V.ANSWER_ON_SPOT, {_S.REGISTERED}, _S.CLOSED, _("已当场答复您：{reason}")),
        _t(_V.RECLASSIFY, {_S.REGISTERED}, _S.REGISTERED, _("已按“{other}”受理：{reason}。最晚{due}答复您。")),
        _t(_V.PASS_UP, {_S.REGISTERED}, _S.REGISTERED, _("本级定不了由谁办，已请{other}协调，承诺日期不变。")),
        _t(_V.DISPATCH, {_S.REGISTERED}, _S.DISPATCHED, _("已交{unit}办理，最晚{due}答复您。")),
        _t(_V.OBJECT, {_S.DISPATCHED}, _S.OBJECTED, _("{unit}提出应由别的单位办理，正在核定，承诺日期不变。")),
        _t(_V.UPHOLD_DISPATCH, {_S.OBJECTED}, _S.DISPATCHED, _("已核定仍由{unit}办理，最晚{due}答复您。")),
        _t(_V.REDISPATCH, {_S.OBJECTED}, _S.DISPATCHED, _("已改由{unit}办理，最晚{due}答复您。")),
        _t(_V.ACCEPT, {_S.DISPATCHED, _S.REOPENED}, _S.ACCEPTED, _("{unit}已接单，会先与您联系。")),
        _t(_V.CONTACT, {_S.ACCEPTED}, _S.IN_PROGRESS, _("{unit}已与您联系，正在办理。")),
        _t(_V.PROGRESS, {_S.IN_PROGRESS}, _S.IN_PROGRESS, _("办理进展：{reason}")),
        _t(
            _V.ASK_REQUESTER,
            {_S.IN_PROGRESS},
            _S.WAITING_REQUESTER,
            _("请您补充：{reason}。等您补充期间，时限暂停；对暂停有意见，可在本页提出。"),
        ),
        _t(
            _V.UPHOLD_PAUSE,
            {_S.WAITING_REQUESTER},
            _S.WAITING_REQUESTER,
            _("上一级看了您对暂停的意见，核定应当暂停：{reason}。请您补充，补充后接着办。"),
        ),
        _t(
            _V.LIFT_PAUSE,
            {_S.WAITING_REQUESTER},
            _S.IN_PROGRESS,
            _("上一级看了您对暂停的意见，核定不该暂停：{reason}。暂停的时间照算，最晚{due}答复您。"),
        ),
        _t(
            _V.SUPPLEMENT,
            {_S.WAITING_REQUESTER},
            _S.IN_PROGRESS,
            _("已收到您的补充，继续办理，最晚{due}答复您。"),
        ),
        _t(
            _V.WRITE,
            frozenset(State) - {_S.WAITING_REQUESTER},
            None,
            _("已收到您补充的话，记在这一件里，经办的人会看到。"),
        ),
        _t(
            _V.AWAIT_THIRD_PARTY,
            {_S.IN_PROGRESS},
            _S.WAITING_THIRD_PARTY,
            _("正在等第三方：{reason}。时限不停，最晚{due}答复您。"),
        ),
        _t(
            _V.RESUME,
            {_S.WAITING_REQUESTER, _S.WAITING_THIRD_PARTY},
            _S.IN_PROGRESS,
            _("继续办理，最晚{due}答复您。"),
        ),
        _t(
            _V.OPEN_WHISTLE,
            {_S.IN_PROGRESS},
            _S.WHISTLE_OPEN,
            _("已吹哨，请{other}在{reason}前到现场一起办。仍由{unit}牵头答复您，时限不停，最晚{due}。"),
        ),
        _t(
            _V.END_WHISTLE,
            {_S.WHISTLE_OPEN},
            _S.IN_PROGRESS,
            _("联办结束：{reason}。{unit}接着办，最晚{due}答复您。"),
        ),
        _t(
            _V.REQUEST_EXTENSION,
            {_S.IN_PROGRESS, _S.WAITING_THIRD_PARTY},
            _S.EXTENSION_REQUESTED,
            _("{unit}申请延期：{reason}。上一级批准前，承诺日期不变。"),
        ),
        _t(_V.GRANT_EXTENSION, {_S.EXTENSION_REQUESTED}, _S.IN_PROGRESS, _("延期已批准，新的承诺日期是{due}。")),
        _t(_V.REFUSE_EXTENSION, {_S.EXTENSION_REQUESTED}, _S.IN_PROGRESS, _("延期未获批准，仍须在{due}前答复您。")),
        _t(
            _V.REPORT_RESOLVED,
            {_S.IN_PROGRESS, _S.WAITING_THIRD_PARTY, _S.EXTENSION_REQUESTED},
            _S.RESOLVED_REPORTED,
            _("{unit}答复：{reason}。正由另一人核对，之后回访您。"),
        ),
        _t(
            _V.EXPLAIN,
            {_S.IN_PROGRESS, _S.WAITING_THIRD_PARTY, _S.EXTENSION_REQUESTED},
            _S.EXPLAINED,
            _("{unit}说明暂时办不了：{reason}。今后打算：{alternative}。"),
        ),
        _t(
            _V.APPROVE_ANSWER,
            ANSWERED,
            _S.CALLBACK,
            _("答复已核对。请您说说办得怎么样；到{due}没有回音，将自动销号，之后仍可要求重办一次。"),
        ),
        _t(_V.RETURN_ANSWER, ANSWERED, _S.IN_PROGRESS, _("核对时退回重办：{reason}。最晚{due}答复您。")),
        _t(
            _V.CALL_BACK,
            {_S.CALLBACK},
            _S.CALLBACK,
            _("我们回访了您，没有联系上，会改天再找您。您也可以现在就在本页说说办得怎么样。"),
        ),
        _t(_V.CLOSE, ANSWERED | {_S.CALLBACK}, _S.CLOSED, _("按您的意见已销号。谢谢您告诉我们结果。")),
        _t(
            _V.CLOSE_SILENT,
            {_S.CALLBACK},
            _S.CLOSED,
            _("到期没有收到您的意见，已自动销号。没办好的话，您可以要求重办一次，不用说理由。"),
        ),
        _t(
            _V.CLOSE_UNREACHABLE,
            {_S.CALLBACK},
            _S.CLOSED,
            _("多次回访没有联系上您，已销号。没办好的话，您可以要求重办一次，不用说理由。"),
        ),
        _t(
            _V.REOPEN,
            ANSWERED | {_S.CALLBACK, _S.CLOSED},
            _S.REOPENED,
            _("按您的要求重新办理，最晚{due}答复您。"),
        ),
        _t(_V.REOPEN_AGAIN, {_S.CLOSED}, _S.REOPENED, _("经核实同意再次办理，最晚{due}答复您。")),
        _t(_V.MERGE, OPEN, _S.MERGED, _("同一件事已有人反映，已并入 {other} 一起办，进展照样告诉您。")),
        _t(
            _V.BRING_FORWARD,
            OPEN,
            None,
            _("{other}说的是同一件事，已并进来一起办；它承诺得更早，这一件也照更早的日期，最晚{due}答复您。"),
        ),
        _t(_V.MEDIATE, {_S.REGISTERED, _S.ACCEPTED, _S.IN_PROGRESS, _S.WAITING_THIRD_PARTY}, None, _("已转人民调解。")),
        _t(_V.WITHDRAW, OPEN, _S.WITHDRAWN, _("已按您的意思撤回。")),
    )
}


def event_kind(verb):
    """How other systems are told of a verb."""
    return f"lianxin.need.{verb}"


#: Other systems are not told of these: that two people mediate is theirs alone.
QUIET_VERBS = frozenset({Verb.MEDIATE})

#: What the requester hears first, before any transition.
REGISTERED_NOTE = _("您的诉求已登记，编号 {number}。最晚{due}答复您。")

#: Steps of a public need that anyone may hold the county to: each becomes a fact in the public log.
LOGGED_VERBS = frozenset(
    {
        Verb.REPORT_RESOLVED,
        Verb.EXPLAIN,
        Verb.CLOSE,
        Verb.CLOSE_SILENT,
        Verb.CLOSE_UNREACHABLE,
        Verb.REOPEN,
        Verb.REOPEN_AGAIN,
        Verb.WITHDRAW,
    }
)

#: Who does these has handled the case: they may neither check nor call back.
HANDLING_VERBS = frozenset(
    {
        Verb.ACCEPT,
        Verb.CONTACT,
        Verb.PROGRESS,
        Verb.ASK_REQUESTER,
        Verb.AWAIT_THIRD_PARTY,
        Verb.RESUME,
        Verb.REQUEST_EXTENSION,
        Verb.REPORT_RESOLVED,
        Verb.EXPLAIN,
    }
)


class QuestionKind(models.TextChoices):
    """How a category's question is answered. Values are the data types of Open311, but for the last."""

    STRING = "string", _("写一句")
    TEXT = "text", _("写几句")
    NUMBER = "number", _("写数字")
    DATETIME = "datetime", _("写日期和时间")
    SINGLE = "singlevaluelist", _("选一个")
    SEVERAL = "multivaluelist", _("可以选几个")
    NOTICE = "notice", _("只是提醒，不用答")

    @property
    def has_options(self):
        return self in (QuestionKind.SINGLE, QuestionKind.SEVERAL)


class BatchState(models.TextChoices):
    """How far a file of work orders is."""

    RECEIVED = "received", _("待核对")
    RUNNING = "running", _("正在收")
    DONE = "done", _("已收完")


#: Columns of a file of work orders.
ORDER_FIELDS = {
    "number": _("工单编号"),
    "content": _("诉求内容"),
    "title": _("标题"),
    "place": _("地址"),
    "caller": _("来电人"),
    "phone": _("来电号码"),
    "category": _("分类"),
    "urgency": _("紧急程度"),
    "called_at": _("来电时间"),
    "due_at": _("办结时限"),
}


class FormRows(models.TextChoices):
    """What a row of a table for an office above stands for."""

    CASE = "case", _("一件诉求")
    PLACE = "place", _("一个地方")
    CATEGORY = "category", _("一个分类")
    UNIT = "unit", _("一个承办单位")


#: Columns of such a table where a row is a case. Those in ``PERSONAL_COLUMNS`` name people.
CASE_COLUMNS = {
    "number": _("编号"),
    "upstream": _("上游编号"),
    "received": _("收到时间"),
    "channel": _("渠道"),
    "kind": _("类型"),
    "category": _("分类"),
    "urgency": _("缓急"),
    "place": _("地方"),
    "state": _("状态"),
    "unit": _("承办单位"),
    "due": _("承诺答复"),
    "answered": _("答复时间"),
    "in_time": _("是否按时"),
    "closed": _("销号时间"),
    "solved": _("是否解决"),
    "satisfaction": _("满意度"),
    "title": _("一句话"),
    "content": _("诉求内容"),
    "place_words": _("具体在哪里"),
    "answer": _("答复"),
    "name": _("诉求人"),
    "phone": _("电话"),
}
PERSONAL_COLUMNS = frozenset({"title", "content", "place_words", "answer", "name", "phone"})
#: And where a row counts cases. Shares come with their numerator and denominator as columns of their own.
COUNT_COLUMNS = {
    "received": _("收到件数"),
    "closed": _("已办结件数"),
    "open": _("还在办件数"),
    "late": _("超时未答复件数"),
    "on_time": _("按时答复率"),
    "on_time_made": _("按时答复"),
    "on_time_of": _("应按时答复"),
    "response": _("响应率"),
    "response_made": _("按时联系"),
    "response_of": _("应联系"),
    "resolution": _("解决率"),
    "resolution_made": _("解决（部分解决按权重）"),
    "resolution_of": _("回访到"),
    "satisfied": _("满意率"),
    "satisfied_made": _("满意"),
    "satisfied_of": _("评价满意度的"),
}


class TemplateUse(models.TextChoices):
    """The steps an answer template is for. Values are verbs."""

    ANSWER_ON_SPOT = "answer_on_spot", _("当场答复")
    PROGRESS = "progress", _("写进展")
    ASK_REQUESTER = "ask_requester", _("请诉求人补充")
    REPORT_RESOLVED = "report_resolved", _("答复办结")
    EXPLAIN = "explain", _("说明暂不能办")
    REJECT = "reject", _("不予受理")
    REFER_OUT = "refer_out", _("转有关渠道")


class CheckedAt(models.TextChoices):
    """When a point of a category's checklist is checked. Values are verbs."""

    REPORT_RESOLVED = "report_resolved", _("经办人答复前")
    APPROVE_ANSWER = "approve_answer", _("核对答复时")


class MessageKind(models.TextChoices):
    """What people are told about needs."""

    PROGRESS = "need_progress", _("我的诉求有进展")
    WORK = "need_work", _("派给本单位的诉求")
    WHISTLE = "need_whistle", _("吹哨报到")
    MEDIATION = "mediation", _("人民调解")
    ESCALATED = "need_escalated", _("超时上报的诉求")


class RejectReason(models.TextChoices):
    """Why a need is not taken up; each needs an alternative beside it."""

    EMERGENCY_LINE = "emergency_line", _("属于紧急警情，须立即拨打 110、119、120 或 122")
    OTHER_CHANNEL = "other_channel", _("已进入诉讼、仲裁、纪检、复议、信息公开或信访程序")
    SAME_MATTER = "same_matter", _("同一事项正在办理或已办结，没有新情况")
    SECRET = "secret", _("涉及国家秘密、商业秘密或他人隐私")
    OUT_OF_DUTY = "out_of_duty", _("不属于村（社区）和政府部门的职责")


class Solved(models.TextChoices):
    YES = "yes", _("解决了")
    PARTLY = "partly", _("解决了一部分")
    NO = "no", _("没有解决")


class Satisfaction(models.IntegerChoices):
    VERY_SATISFIED = 5, _("非常满意")
    SATISFIED = 4, _("满意")
    FAIR = 3, _("基本满意")
    UNSATISFIED = 2, _("不满意")
    VERY_UNSATISFIED = 1, _("非常不满意")


class ClosedBy(models.TextChoices):
    REQUESTER = "requester", _("诉求人销号")
    SILENCE = "silence", _("到期无回音自动销号")
    UNREACHABLE = "unreachable", _("回访不上销号")
    ON_SPOT = "on_spot", _("当场答复")


class CallbackResult(models.TextChoices):
    REACHED = "reached", _("联系上了")
    UNREACHABLE = "unreachable", _("没有联系上")


class Alarm(models.IntegerChoices):
    """Share of the promised time that has gone, in per cent; each rings once."""

    NONE = 0, _("时限内")
    HALF = 50, _("已过半")
    NEAR = 80, _("将到期")
    OVERDUE = 100, _("已超时，上报一级")
    LONG_OVERDUE = 120, _("严重超时，报带班领导")


class TopicState(models.TextChoices):
    """Where a recurring topic stands."""

    NOTICED = "noticed", _("刚发现")
    TAKEN_UP = "taken_up", _("有人牵头在办")
    PROPOSED = "proposed", _("提请议事厅商议")
    PUBLISHED = "published", _("结果已公布")
    SET_ASIDE = "set_aside", _("不专门办")

    @classmethod
    def open_ones(cls):
        """Those something can still be done with."""
        return (cls.NOTICED, cls.TAKEN_UP, cls.PROPOSED)


class NotAttributable(models.TextChoices):
    """Why a mark "not solved" or "not satisfied" is not the handling unit's: about the matter, never about who asked."""

    RULES = "rules", _("现行规定不允许，已说明")
    ABOVE = "above", _("要上级立项或出钱，已上报")
    OTHERS = "others", _("要看别人的决定（法院、企业、其他住户）")
    NATURE = "nature", _("天灾、断供等不可抗力")
    DONE = "done", _("约定的事已办成，说的是另一件事")


class WhistleKind(models.TextChoices):
    """Why a township calls units to the spot. Values end the profile's keys ``whistle.arrival.…``."""

    ENFORCEMENT = "enforcement", _("综合执法")
    KEY_WORK = "key_work", _("重点工作")
    EMERGENCY = "emergency", _("应急处置")


class CallAnswer(models.TextChoices):
    """What a called unit says."""

    ARRIVED = "arrived", _("到场了")
    CANNOT = "cannot", _("来不了")


class Cooperation(models.TextChoices):
    """How working together went, said by one unit of another: about the work, never about a person."""

    SMOOTH = "smooth", _("配合顺畅")
    FAIR = "fair", _("基本配合")
    POOR = "poor", _("没有配合好")


class MediationState(models.TextChoices):
    """Where a mediation stands."""

    OPENED = "opened", _("已受理")
    PROPOSED = "proposed", _("在谈方案")
    AGREED = "agreed", _("谈成了，等签名盖章")
    EFFECTIVE = "effective", _("协议已生效")
    PERFORMED = "performed", _("都做到了")
    NOT_PERFORMED = "not_performed", _("有没做到的")
    ENDED = "ended", _("没有谈成")
    WITHDRAWN = "withdrawn", _("当事人退出")


class AgreementForm(models.TextChoices):
    WRITTEN = "written", _("书面协议")
    ORAL = "oral", _("口头协议")


class MediationVerb(StrEnum):
    """What can happen to a mediation."""

    PROPOSE = "propose"
    AGREE_IN_WRITING = "agree_in_writing"
    AGREE_ORALLY = "agree_orally"
    SIGN = "sign"
    CHECK = "check"
    FIND_KEPT = "find_kept"
    FIND_NOT_KEPT = "find_not_kept"
    ASK_COURT = "ask_court"
    RECORD_COURT = "record_court"
    END = "end"
    WITHDRAW = "withdraw"


_M, _MV = MediationState, MediationVerb
_TALKING = frozenset({_M.OPENED, _M.PROPOSED, _M.AGREED})
_IN_EFFECT = frozenset({_M.EFFECTIVE, _M.PERFORMED, _M.NOT_PERFORMED})
#: ``{verb: (sources, target)}``; without a target it stays where it stands. Until it takes effect either side may leave.
MEDIATION_WAYS = {
    _MV.PROPOSE: (frozenset({_M.OPENED, _M.PROPOSED}), _M.PROPOSED),
    _MV.AGREE_IN_WRITING: (_TALKING, _M.AGREED),
    _MV.AGREE_ORALLY: (_TALKING, _M.EFFECTIVE),
    _MV.SIGN: (frozenset({_M.AGREED}), _M.EFFECTIVE),
    _MV.CHECK: (frozenset({_M.EFFECTIVE, _M.NOT_PERFORMED}), None),
    _MV.FIND_KEPT: (frozenset({_M.EFFECTIVE, _M.NOT_PERFORMED}), _M.PERFORMED),
    _MV.FIND_NOT_KEPT: (frozenset({_M.EFFECTIVE, _M.NOT_PERFORMED}), _M.NOT_PERFORMED),
    _MV.ASK_COURT: (_IN_EFFECT, None),
    _MV.RECORD_COURT: (_IN_EFFECT, None),
    _MV.END: (_TALKING, _M.ENDED),
    _MV.WITHDRAW: (_TALKING, _M.WITHDRAWN),
}
#: Category of quarrels: only needs of it go to mediation, and it is never public.
DISPUTES = "disputes"


class PublicFact(StrEnum):
    """What of a need stands in the public log."""

    PUBLISHED = "needs.published"
    WITHHELD = "needs.withheld"
    MOVED = "needs.moved"
    TOPIC = "needs.topic"


class AuditTag(StrEnum):
    """One tag per verb, and those of the catalogue."""

    REGISTER = "needs:need:register"
    REJECT = "needs:need:reject"
    REFER_OUT = "needs:need:refer_out"
    CONFIRM_REFERRAL = "needs:need:confirm_referral"
    RETURN_REFERRAL = "needs:need:return_referral"
    ANSWER_ON_SPOT = "needs:need:answer_on_spot"
    RECLASSIFY = "needs:need:reclassify"
    PASS_UP = "needs:need:pass_up"
    DISPATCH = "needs:need:dispatch"
    OBJECT = "needs:need:object"
    UPHOLD_DISPATCH = "needs:need:uphold_dispatch"
    REDISPATCH = "needs:need:redispatch"
    ACCEPT = "needs:need:accept"
    CONTACT = "needs:need:contact"
    PROGRESS = "needs:need:progress"
    ASK_REQUESTER = "needs:need:ask_requester"
    UPHOLD_PAUSE = "needs:need:uphold_pause"
    LIFT_PAUSE = "needs:need:lift_pause"
    SUPPLEMENT = "needs:need:supplement"
    WRITE = "needs:need:write"
    DEFINE_UPPER_FORM = "needs:upper_form:define"
    END_UPPER_FORM = "needs:upper_form:end"
    FILL_UPPER_FORM = "needs:upper_form:fill"
    HOLD_LETTER = "needs:letter:hold"
    PLACE_LETTER = "needs:letter:place"
    AWAIT_THIRD_PARTY = "needs:need:await_third_party"
    RESUME = "needs:need:resume"
    OPEN_WHISTLE = "needs:need:open_whistle"
    END_WHISTLE = "needs:need:end_whistle"
    ASK_WHISTLE = "needs:whistle_request:ask"
    DECLINE_WHISTLE = "needs:whistle_request:decline"
    BLOW_WHISTLE = "needs:whistle:blow"
    ANSWER_WHISTLE = "needs:whistle:answer"
    REPORT_REFUSAL = "needs:whistle:report_refusal"
    WRITE_MINUTES = "needs:whistle:minutes"
    DIVIDE_TASK = "needs:whistle:divide"
    FINISH_TASK = "needs:whistle:finish_task"
    REMIND_WHISTLE = "needs:whistle:remind"
    CLOSE_WHISTLE = "needs:whistle:end"
    RATE_COOPERATION = "needs:whistle:rate"
    REQUEST_EXTENSION = "needs:need:request_extension"
    GRANT_EXTENSION = "needs:need:grant_extension"
    REFUSE_EXTENSION = "needs:need:refuse_extension"
    REPORT_RESOLVED = "needs:need:report_resolved"
    EXPLAIN = "needs:need:explain"
    APPROVE_ANSWER = "needs:need:approve_answer"
    RETURN_ANSWER = "needs:need:return_answer"
    CALL_BACK = "needs:need:call_back"
    CLOSE = "needs:need:close"
    CLOSE_SILENT = "needs:need:close_silent"
    CLOSE_UNREACHABLE = "needs:need:close_unreachable"
    REOPEN = "needs:need:reopen"
    REOPEN_AGAIN = "needs:need:reopen_again"
    MERGE = "needs:need:merge"
    BRING_FORWARD = "needs:need:bring_forward"
    WITHDRAW = "needs:need:withdraw"
    CONTEST_PAUSE = "needs:need:contest_pause"
    ESCALATE = "needs:need:escalate"
    PUBLISH = "needs:need:publish"
    CATEGORY = "needs:category:save"
    RESPONSIBILITY = "needs:responsibility:set"
    RECEIVE_ORDERS = "needs:order_batch:receive"
    START_ORDERS = "needs:order_batch:start"
    BRING_ORDERS = "needs:order_batch:bring"
    REPORT_ORDERS = "needs:upstream_order:report"
    SAVE_QUESTION = "needs:question:save"
    END_QUESTION = "needs:question:end"
    SAVE_REPLY_TEMPLATE = "needs:reply_template:save"
    END_REPLY_TEMPLATE = "needs:reply_template:end"
    SAVE_CHECK_ITEM = "needs:check_item:save"
    END_CHECK_ITEM = "needs:check_item:end"
    LEARN = "needs:triage_model:learn"
    FOLLOW = "needs:need:follow"
    UNFOLLOW = "needs:need:unfollow"
    NOTICE_TOPIC = "needs:topic:notice"
    EXTEND_TOPIC = "needs:topic:extend"
    TAKE_UP_TOPIC = "needs:topic:take_up"
    PUBLISH_TOPIC = "needs:topic:publish"
    SET_ASIDE_TOPIC = "needs:topic:set_aside"
    MONTHLY_TOPIC = "needs:topic:monthly"
    PROPOSE_TOPIC = "needs:topic:propose"
    ASK_REVIEW = "needs:review:ask"
    OBJECT_REVIEW = "needs:review:object"
    DECIDE_REVIEW = "needs:review:decide"
    APPEAL_REVIEW = "needs:review:appeal"
    DECIDE_APPEAL = "needs:review:decide_appeal"
    MEDIATE = "needs:need:mediate"
    OPEN_MEDIATION = "needs:mediation:open"
    READ_MEDIATION = "needs:mediation:read"
    PROPOSE_SETTLEMENT = "needs:mediation:propose"
    AGREE_IN_WRITING = "needs:mediation:agree_in_writing"
    AGREE_ORALLY = "needs:mediation:agree_orally"
    SIGN_AGREEMENT = "needs:mediation:sign"
    CHECK_AGREEMENT = "needs:mediation:check"
    ASK_COURT = "needs:mediation:ask_court"
    RECORD_COURT = "needs:mediation:record_court"
    REMIND_MEDIATION = "needs:mediation:remind"
    END_MEDIATION = "needs:mediation:end"
    WITHDRAW_MEDIATION = "needs:mediation:withdraw"


#: What the codes stand for that this room's events keep.
AUDIT_CODES = {
    "kind": dict(Kind.choices),
    "channel": dict(Channel.choices),
    "state": dict(State.choices) | dict(TopicState.choices) | dict(MediationState.choices),
    "urgency": dict(Urgency.choices),
    "anonymity": dict(Anonymity.choices),
    "solved": dict(Solved.choices),
    "closed_by": dict(ClosedBy.choices),
}
