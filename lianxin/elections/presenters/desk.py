"""今日要办, and the way from the page of a body to its elections."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.elections import policies, selectors
from lianxin.elections.calc import calendar
from lianxin.elections.vocabulary import ElectionState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting
from lianxin.organisations.calc.kinds import RECALLED

_NEXT = {
    ElectionState.PLANNED: (_L("公布名单"), "list"),
    ElectionState.LISTED: (_L("公布候选人"), "candidates"),
    ElectionState.NOMINATED: (_L("登记计票"), "poll"),
    ElectionState.RUN_OFF: (_L("登记计票"), "poll"),
    ElectionState.VOID: (_L("定重新投票的日子"), "poll"),
    ElectionState.ELECTED: (_L("登记就任"), "result"),
    ElectionState.INSTALLED: (_L("交接"), "handover"),
}


def waiting_rows(actor, at):
    """今日要办: one row an election, by its next day."""
    today = clock.day_of(at)
    work = selectors.work_of(actor)
    rows = [] if work is None else [_waiting(each) for each in selectors.with_days(work)[:30]]
    return [row for row in rows if clock.day_of(row.due_at) <= today + calendar.NOTICED_BEFORE]


def _waiting(election):
    action, code = _NEXT[election.state]
    due = next(step.day for step in selectors.steps_of(election, election.polled_on) if step.code == code)
    if election.state == ElectionState.RUN_OFF:
        action, due = (action, election.run_off_on) if election.run_off_on else (_("定再选的日子"), due)
    if election.objected_on:
        action, due = _("处理对名单的异议"), calendar.answer_by(election.objected_on)
    return Waiting(
        url=reverse("elections:election", args=[election.public_id]), title=str(election),
        meta=election.get_state_display(), next_action=action, due_at=clock.day_end(due), clock=_("等您办"),
        due=_("{day}前").format(day=day(due)),
    )  # fmt: skip


def term_rows(actor, at):
    """今日要办: one row for all bodies whose term is nearly over, by the first of them."""
    units = list((selectors.bodies_ending(actor) or ())[:_MOST])
    if not units:
        return []
    first = units[0].term_ends
    return [
        Waiting(
            url=reverse("elections:terms"), title=_("任期快到了的 {n} 个单位").format(n=len(units)),
            meta="、".join(unit.name for unit in units[:3]), next_action=_("安排换届"), due_at=clock.day_end(first),
            clock=_("等您安排"), due=_("{day}届满").format(day=day(first)),
        )
    ]  # fmt: skip


#: So many bodies are named by their number.
_MOST = 200


def unit_panel(actor, unit):
    """On the page of a body that is elected: the way to its elections, and to a new one. No query."""
    if not selectors.usual_method(unit):
        return None
    recalls = unit.kind in RECALLED and bool(policies.can_read_recalls(actor, unit))
    return {
        "unit": unit,
        "recalls": recalls,
        "may_plan": unit.dissolved_on is None and bool(policies.can_plan(actor, unit)),
    }
