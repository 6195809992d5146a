"""The table of transitions, which is the only list of them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lianxin.needs.vocabulary.outcomes import Solved
from lianxin.needs.vocabulary.states import ANSWERED, OPEN, TOLD_IN, UNANSWERED, State, Verb


@dataclass(frozen=True)
class Transition:
    """``verb`` leads from any of ``sources`` to ``target``; ``note`` tells the requester, in plain words.

    Without a ``target`` the case stays where it stands. ``undispatched``: the target while no unit has it;
    ``unsolved``: the note to who says it is not solved; ``in_person``: to whom no message reaches.
    """

    verb: Verb
    sources: frozenset
    target: State | None
    note: object
    undispatched: State | None = None
    unsolved: object = None
    in_person: object = None

    def leads_to(self, need):
        return (self.undispatched if need.unit_id is None else None) or self.target or need.state

    def note_to(self, need):
        special = self.unsolved if need.solved == Solved.NO else None
        if self.in_person and need.silence_ends_at is None:
            special = self.in_person
        return str(special or self.note)


def _t(verb, sources, target, note, **more):
    return Transition(verb, frozenset(sources), target, note, **more)


#: What a requester can still do after the end: reopen once without a reason, then only through who supervises.
MAY_REOPEN = _("没办好的话，您可以要求重办一次，不用说理由。")
MAY_ASK_SUPERVISORS = _("还没办好的话，请向村务监督委员会或乡镇反映，由他们决定再次重办。")

#: Placeholders a note may use: number, unit, due, reason, alternative, other, again (one of the two above).
TRANSITIONS = {
    t.verb: t
    for t in (
        _t(
            Verb.REJECT,
            {State.REGISTERED},
            State.REJECTED,
            _("您的诉求不在受理范围：{reason}。您可以：{alternative}。"),
        ),
        _t(
            Verb.REFER_OUT,
            {State.REGISTERED},
            State.REFERRED_OUT,
            _("您的诉求应走专门渠道：{reason}。请到：{alternative}。"),
        ),
        _t(Verb.CONFIRM_REFERRAL, {State.REFERRED_OUT}, State.REFERRED_OUT, _("{other}已收下您的诉求：{reason}。")),
        _t(
            Verb.RETURN_REFERRAL,
            {State.REFERRED_OUT},
            State.REGISTERED,
            _("您说转去的地方没有收，受理台重新处理，最晚{due}答复您。"),
        ),
        _t(Verb.ANSWER_ON_SPOT, {State.REGISTERED}, State.CLOSED, _("已当场答复您：{reason}。{again}")),
        _t(Verb.RECLASSIFY, {State.REGISTERED}, State.REGISTERED, _("已按“{other}”受理：{reason}。最晚{due}答复您。")),
        _t(Verb.PASS_UP, {State.REGISTERED}, State.REGISTERED, _("本级定不了由谁办，已请{other}协调，承诺日期不变。")),
        _t(Verb.DISPATCH, {State.REGISTERED}, State.DISPATCHED, _("已交{unit}办理，最晚{due}答复您。")),
        _t(Verb.OBJECT, {State.DISPATCHED}, State.OBJECTED, _("{unit}提出应由别的单位办理，正在核定，承诺日期不变。")),
        _t(Verb.UPHOLD_DISPATCH, {State.OBJECTED}, State.DISPATCHED, _("已核定仍由{unit}办理，最晚{due}答复您。")),
        _t(Verb.REDISPATCH, {State.OBJECTED}, State.DISPATCHED, _("已改由{unit}办理，最晚{due}答复您。")),
        _t(Verb.ACCEPT, {State.DISPATCHED, State.REOPENED}, State.ACCEPTED, _("{unit}已接单，会先与您联系。")),
        _t(Verb.CONTACT, {State.ACCEPTED}, State.IN_PROGRESS, _("{unit}已与您联系，正在办理。")),
        _t(Verb.PROGRESS, TOLD_IN, None, _("办理进展：{reason}")),
        _t(
            Verb.ASK_REQUESTER,
            {State.IN_PROGRESS},
            State.WAITING_REQUESTER,
            _("请您补充：{reason}。等您补充期间，时限暂停；对暂停有意见，可在本页提出。"),
        ),
        _t(
            Verb.UPHOLD_PAUSE,
            {State.WAITING_REQUESTER},
            State.WAITING_REQUESTER,
            _("上一级看了您对暂停的意见，核定应当暂停：{reason}。请您补充，补充后接着办。"),
        ),
        _t(
            Verb.LIFT_PAUSE,
            {State.WAITING_REQUESTER},
            State.IN_PROGRESS,
            _("上一级看了您对暂停的意见，核定不该暂停：{reason}。暂停的时间照算，最晚{due}答复您。"),
        ),
        _t(
            Verb.SUPPLEMENT,
            {State.WAITING_REQUESTER},
            State.IN_PROGRESS,
            _("已收到您的补充，继续办理，最晚{due}答复您。"),
        ),
        _t(
            Verb.WRITE,
            frozenset(State) - {State.WAITING_REQUESTER},
            None,
            _("已收到您补充的话，记在这一件里，经办的人会看到。"),
        ),
        _t(
            Verb.AWAIT_THIRD_PARTY,
            {State.IN_PROGRESS},
            State.WAITING_THIRD_PARTY,
            _("正在等第三方：{reason}。时限不停，最晚{due}答复您。"),
        ),
        _t(
            Verb.RESUME,
            {State.WAITING_REQUESTER, State.WAITING_THIRD_PARTY},
            State.IN_PROGRESS,
            _("继续办理，最晚{due}答复您。"),
        ),
        _t(
            Verb.OPEN_WHISTLE,
            {State.IN_PROGRESS},
            State.WHISTLE_OPEN,
            _("已吹哨，请{other}在{reason}前到现场一起办。仍由{unit}牵头答复您，时限不停，最晚{due}。"),
        ),
        _t(
            Verb.END_WHISTLE,
            {State.WHISTLE_OPEN},
            State.IN_PROGRESS,
            _("联办结束：{reason}。{unit}接着办，最晚{due}答复您。"),
        ),
        _t(
            Verb.REQUEST_EXTENSION,
            {State.IN_PROGRESS, State.WAITING_THIRD_PARTY},
            State.EXTENSION_REQUESTED,
            _("{unit}申请延期：{reason}。上一级批准前，承诺日期不变。"),
        ),
        _t(
            Verb.GRANT_EXTENSION, {State.EXTENSION_REQUESTED}, State.IN_PROGRESS, _("延期已批准，新的承诺日期是{due}。")
        ),
        _t(
            Verb.REFUSE_EXTENSION,
            {State.EXTENSION_REQUESTED},
            State.IN_PROGRESS,
            _("延期未获批准，仍须在{due}前答复您。"),
        ),
        _t(
            Verb.REPORT_RESOLVED,
            {State.IN_PROGRESS, State.WAITING_THIRD_PARTY, State.EXTENSION_REQUESTED},
            State.RESOLVED_REPORTED,
            _("{unit}答复：{reason}。正由另一人核对，之后回访您。"),
        ),
        _t(
            Verb.EXPLAIN,
            {State.IN_PROGRESS, State.WAITING_THIRD_PARTY, State.EXTENSION_REQUESTED},
            State.EXPLAINED,
            _("{unit}说明暂时办不了：{reason}。今后打算：{alternative}。"),
        ),
        _t(
            Verb.APPROVE_ANSWER,
            ANSWERED,
            State.CALLBACK,
            _("答复已核对。请您说说办得怎么样；到{due}没有回音，将自动销号。{again}"),
            in_person=_("答复已核对。会有没有经办的人打电话或上门，请您说说办得怎么样。{again}"),
        ),
        _t(Verb.RETURN_ANSWER, ANSWERED, State.IN_PROGRESS, _("核对时退回重办：{reason}。最晚{due}答复您。")),
        _t(
            Verb.CALL_BACK,
            {State.CALLBACK},
            State.CALLBACK,
            _("我们回访了您，没有联系上，会改天再找您。您也可以现在就在本页说说办得怎么样。"),
        ),
        _t(
            Verb.CLOSE,
            ANSWERED | {State.CALLBACK},
            State.CLOSED,
            _("按您的意见已销号。谢谢您告诉我们结果。{again}"),
            unsolved=_("您说还没有解决，您的话已记下，这一件先销号。{again}"),
        ),
        _t(
            Verb.CLOSE_SILENT,
            {State.CALLBACK},
            State.CLOSED,
            _("到期没有收到您的意见，已自动销号。{again}"),
        ),
        _t(
            Verb.CLOSE_UNREACHABLE,
            {State.CALLBACK},
            State.CLOSED,
            _("我们在{other}回访过您，没有联系上，已销号。{again}"),
        ),
        _t(
            Verb.REOPEN,
            ANSWERED | {State.CALLBACK, State.CLOSED},
            State.REOPENED,
            _("按您的要求重新办理，最晚{due}答复您。"),
            undispatched=State.REGISTERED,
        ),
        _t(
            Verb.REOPEN_AGAIN,
            {State.CLOSED},
            State.REOPENED,
            _("经核实同意再次办理，最晚{due}答复您。"),
            undispatched=State.REGISTERED,
        ),
        _t(Verb.MERGE, UNANSWERED, State.MERGED, _("同一件事已有人反映，已并入 {other} 一起办，进展照样告诉您。")),
        _t(
            Verb.LEAD,
            {State.MERGED},
            State.DISPATCHED,
            _("一起办的 {other} 已由提出的人撤回。您说的事接着办，最晚{due}答复您。"),
            undispatched=State.REGISTERED,
        ),
        _t(
            Verb.BRING_FORWARD,
            OPEN,
            None,
            _("{other}说的是同一件事，已并进来一起办；它承诺得更早，这一件也照更早的日期，最晚{due}答复您。"),
        ),
        _t(
            Verb.TAKE_OVER,
            OPEN - {State.REGISTERED},
            None,
            _("{reason}，由{unit}接着办您的诉求，承诺日期不变，最晚{due}答复您。"),
        ),
        _t(
            Verb.MEDIATE,
            {State.REGISTERED, State.ACCEPTED, State.IN_PROGRESS, State.WAITING_THIRD_PARTY},
            None,
            _("已转人民调解。"),
        ),
        _t(Verb.WITHDRAW, OPEN, State.WITHDRAWN, _("已按您的意思撤回。")),
    )
}
#: What the requester hears first, before any transition.
REGISTERED_NOTE = _("您的诉求已登记，编号 {number}。最晚{due}答复您。")
