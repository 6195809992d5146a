"""How a matter on its way is said: where it stands, until when, what is open meanwhile."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation import policies
from lianxin.deliberation.calc.phases import TALK, days
from lianxin.deliberation.models import Meeting
from lianxin.deliberation.presenters.topics import Row
from lianxin.deliberation.vocabulary import BudgetState, ProcessState, TopicState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day


def process_row(process):
    tone = {ProcessState.RUNNING: "wait", ProcessState.DONE: "ok", ProcessState.STOPPED: "done"}[process.state]
    meta = f"{process.division.short_name} · {process.kind_name}"
    url = reverse("deliberation:process", args=[process.public_id])
    return Row(url, process.title, tone, process.get_state_display(), meta)


@dataclass(frozen=True)
class PhaseLine:
    name: str
    tone: str
    state: str
    meta: str = ""
    url: str = ""


def phase_lines(process, *, staff):
    """Every phase with where it stands: done by what, next and until when, or still to come.

    What the Party branch met for is opened by who sees the hall alone.
    """
    steps = {step.code: step for step in process.steps.select_related("meeting__body", "resolution__body")}
    waiting = process.next_phase(steps)
    return [
        _taken(phase, steps[phase.code], staff) if phase.code in steps else _ahead(process, phase, phase == waiting)
        for phase in process.phases
    ]


def _taken(phase, step, staff):
    thing, page = (step.resolution, "resolution") if phase.posts else (step.meeting, "meeting")
    told = " · ".join(filter(None, (day(step.on), str(thing or ""), step.words)))
    url = reverse(f"deliberation:{page}", args=[thing.public_id]) if thing and (staff or _is_open(thing)) else ""
    return PhaseLine(_(phase.name), "ok", _("走完"), told, url)


def _is_open(thing):
    return not isinstance(thing, Meeting) or policies.is_public(thing)


def _ahead(process, phase, is_next):
    told = []
    if gap := days(phase.gap, process.days):
        told.append(_("和上一步至少隔 {days} 天").format(days=gap))
    if is_next and process.due_on:
        told.append(_("最晚 {day} 走完").format(day=day(process.due_on)))
    if is_next:
        told.append(_("这一步收大家的意见") if set(TALK) & set(phase.verbs) else _("这一步不收意见"))
    if not is_next:
        return PhaseLine(_(phase.name), "ink", _("还没到"), " · ".join(told))
    late = process.due_on is not None and process.due_on < clock.today()
    return PhaseLine(
        _(phase.name), "late" if late else "wait", _("过了期限") if late else _("下一步"), " · ".join(told)
    )


def topic_lines(topic):
    """The hall's own phases as this topic has gone through them, with the day each has to be done by."""
    until = {
        "screen": topic.screen_by,
        "talk": clock.day_of(topic.discuss_at) if topic.discuss_at else None,
    }
    ended = topic.state in (TopicState.REFERRED, TopicState.DECLINED)
    return lines_of(topic.phases, topic.state, until, owed=("screen",), ended=ended)


def budget_lines(budgeting):
    """The same for a budget."""
    until = {
        "ideas": clock.day_of(budgeting.ideas_until),
        "vote": clock.day_of(budgeting.ballot.closes_at) if budgeting.ballot_id else None,
    }
    return lines_of(budgeting.phases, budgeting.state, until, ended=budgeting.state == BudgetState.STOPPED)


def lines_of(phases, state, until, *, owed=(), ended):
    """The phases of what has states of its own, with the last day of the one it is in; late where that day is ``owed``."""
    lines, found_next = [], ended
    for phase in phases:
        if state in phase.reached:
            lines.append(PhaseLine(_(phase.name), "ok", _("走完")))
        elif found_next:
            lines.append(PhaseLine(_(phase.name), "ink", _("不走了") if ended else _("还没到")))
        else:
            found_next = True
            lines.append(_standing(phase, until.get(phase.code), phase.code in owed))
    return lines


def _standing(phase, last, is_owed):
    if last is None:
        return PhaseLine(_(phase.name), "wait", _("正在走"))
    if not is_owed:
        return PhaseLine(_(phase.name), "wait", _("正在走"), _("到 {day}").format(day=day(last)))
    told = _("最晚 {day} 走完").format(day=day(last))
    if last < clock.today():
        return PhaseLine(_(phase.name), "late", _("过了期限"), told)
    return PhaseLine(_(phase.name), "wait", _("正在走"), told)
