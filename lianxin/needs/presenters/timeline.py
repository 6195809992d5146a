"""What happened to a need, as its own people and as a stranger may read it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit.actors import SYSTEM
from lianxin.kit.templatetags.kit import moment
from lianxin.needs.vocabulary import HANDLING_VERBS, REQUESTER, PublicFact, State, Verb


@dataclass(frozen=True)
class TimelineItem:
    at: str
    who: str
    words: str
    internal: str = ""
    tone: str = "ink"
    verb: str = ""


_TONES = {State.CLOSED: "done", State.RESOLVED_REPORTED: "ok", State.REOPENED: "wait", State.REJECTED: "late"}


def timeline(need, *, internal):
    """Every step of a case, oldest first; internal notes and names of staff only for staff."""
    return [
        TimelineItem(
            moment(step.at),
            _who(step, internal=internal),
            step.note,
            " · ".join(filter(None, [*_checks_of(step), step.internal_note])) if internal else "",
            _TONES.get(step.target, "ink"),
            step.verb,
        )
        for step in need.steps.all()
    ]


def _checks_of(step):
    for label, is_done in ((_("已核对"), True), (_("没做到"), False)):
        if items := [each["item"] for each in step.checks if each["is_done"] == is_done]:
            yield f"{label}：{'、'.join(items)}"


#: What the handling unit does itself; all else about a case is the desk's doing, or the level's above.
_UNIT_VERBS = HANDLING_VERBS | {Verb.OBJECT}


def _who(step, *, internal):
    if step.by_id is None:
        return _("系统") if step.by_name == SYSTEM.name else _("诉求人")
    if step.by_name == REQUESTER:
        return _("诉求人")
    if internal:
        return step.by_name
    if step.verb in (
        Verb.GRANT_EXTENSION,
        Verb.REFUSE_EXTENSION,
        Verb.UPHOLD_PAUSE,
        Verb.LIFT_PAUSE,
        Verb.REOPEN_AGAIN,
        Verb.OPEN_WHISTLE,
        Verb.END_WHISTLE,
    ):
        return _("上一级")
    return step.unit_name if step.verb in _UNIT_VERBS else _("受理台")


#: Steps whose note holds nothing a stranger may not read.
_PUBLIC_VERBS = {
    Verb.REGISTER: gettext_lazy("已登记"),
    Verb.DISPATCH: gettext_lazy("已派给{unit}"),
    Verb.REDISPATCH: gettext_lazy("已改派{unit}"),
    Verb.TAKE_OVER: gettext_lazy("单位合并，由{unit}接着办"),
    Verb.ACCEPT: gettext_lazy("{unit}已接单"),
    Verb.CONTACT: gettext_lazy("已联系诉求人"),
    Verb.ASK_REQUESTER: gettext_lazy("等诉求人补充，时限暂停"),
    Verb.RESUME: gettext_lazy("继续办理"),
    Verb.OPEN_WHISTLE: gettext_lazy("已吹哨，几个单位一起办"),
    Verb.END_WHISTLE: gettext_lazy("联办结束，继续办理"),
    Verb.UPHOLD_PAUSE: gettext_lazy("上一级核定应当暂停"),
    Verb.LIFT_PAUSE: gettext_lazy("上一级核定不该暂停，继续办理"),
    Verb.SUPPLEMENT: gettext_lazy("诉求人已补充"),
    Verb.GRANT_EXTENSION: gettext_lazy("延期已批准"),
    Verb.REPORT_RESOLVED: gettext_lazy("{unit}已答复"),
    Verb.EXPLAIN: gettext_lazy("{unit}已说明暂不能办"),
    Verb.CLOSE: gettext_lazy("诉求人已销号"),
    Verb.CLOSE_SILENT: gettext_lazy("到期无回音，自动销号"),
    Verb.CLOSE_UNREACHABLE: gettext_lazy("回访不上，已销号"),
    Verb.REOPEN: gettext_lazy("诉求人要求重办"),
    Verb.REOPEN_AGAIN: gettext_lazy("再次办理"),
    Verb.WITHDRAW: gettext_lazy("诉求人已撤回"),
}


def public_history(need):
    """``(moment, verb, words)`` of the steps a stranger may read."""
    return [
        (step.at, step.verb, str(_PUBLIC_VERBS[step.verb]).format(unit=step.unit_name))
        for step in need.steps.all()
        if step.verb in _PUBLIC_VERBS
    ]


def public_timeline(need):
    """The steps as a stranger may read them."""
    return [
        TimelineItem(
            moment(step.at),
            "",
            str(_PUBLIC_VERBS[step.verb]).format(unit=step.unit_name),
            "",
            _TONES.get(step.target, "ink"),
        )
        for step in need.steps.all()
        if step.verb in _PUBLIC_VERBS
    ]


_L = gettext_lazy
FACT_NAMES = {
    PublicFact.PUBLISHED: _L("诉求公开"),
    PublicFact.WITHHELD: _L("诉求从公开页撤下"),
    PublicFact.MOVED: _L("公开诉求有结果"),
    PublicFact.TOPIC: _L("反复出现的事有结果"),
}
FACT_VALUES = {
    "result": _L("结果"),
    "closed_by": _L("怎么销号的"),
    "solved": _L("诉求人说"),
    "category": _L("分类"),
    "channel": _L("渠道"),
    "unit": _L("承办单位"),
    "due_at": _L("承诺答复"),
}
