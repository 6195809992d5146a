"""What the clock of a need says."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.needs.vocabulary import ANSWERED, ENDED, State


@dataclass(frozen=True)
class ClockFace:
    """A need's clock as a page shows it: ``tone`` is ok, wait, late or done; ``words`` say it."""

    tone: str
    words: str


def state_words(need):
    return str(State(need.state).label)  # get_state_display() translates every state to find one


def clock_face(need, at):
    """What the clock of ``need`` says at ``at``."""
    if need.state in ENDED:
        return ClockFace("done", state_words(need))
    if need.state == State.WAITING_REQUESTER:
        return ClockFace("wait", _("等诉求人补充，时限暂停"))
    if need.state == State.CALLBACK or need.state in ANSWERED:
        late = need.answered_at and need.answered_at > need.due_at
        return ClockFace("late" if late else "ok", _("超时答复") if late else _("按时答复"))
    left = need.due_at - at
    if left.total_seconds() < 0:
        return ClockFace("late", _("已超时 {time}").format(time=_span(-left)))
    tone = "wait" if need.rung >= 80 or left.total_seconds() < 4 * 3600 else "ok"
    return ClockFace(tone, _("还有 {time}").format(time=_span(left)))


def _span(delta):
    hours = int(delta.total_seconds() // 3600)
    if hours >= 48:
        return ngettext("%(n)d 天", "%(n)d 天", hours // 24) % {"n": hours // 24}
    if hours >= 1:
        return ngettext("%(n)d 小时", "%(n)d 小时", hours) % {"n": hours}
    minutes = max(1, int(delta.total_seconds() // 60))
    return ngettext("%(n)d 分钟", "%(n)d 分钟", minutes) % {"n": minutes}
