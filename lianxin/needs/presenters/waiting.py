"""What waits for somebody beside the needs on their own desk, as rows of 今日要办."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day, moment
from lianxin.kit.waiting import Waiting
from lianxin.needs import selectors
from lianxin.needs.vocabulary import MediationState


def whistle_rows(actor, at):
    """Calls and tasks of my unit: two queries, where ``selectors.whistles_waiting`` found any."""
    rows = [_call(each, at) for each in selectors.calls_waiting(actor)]
    return rows + [_task(each, at) for each in selectors.tasks_waiting(actor)]


def mediation_rows(actor, at):
    """Quarrels on a mediator's desk: one query, where ``selectors.mediations_led`` found any."""
    return [_mediation(each, at) for each in selectors.mediations_waiting(actor, at)]


def request_rows(actor, at):
    """For a township or the county, villages that ask it to whistle: one query."""
    return [_asked(each) for each in selectors.whistle_requests(actor)]


def review_rows(actor, at):
    """For a township or the county, marks to find on: one query."""
    return [_review(each) for each in selectors.reviews_waiting(actor, at)]


def _call(call, at):
    return Waiting(
        url=reverse("needs:whistle", args=[call.whistle.public_id]),
        title=call.whistle.problem,
        meta=f"{call.whistle.caller.name} → {call.unit.name}",
        next_action=_("报到"),
        due_at=call.arrive_by,
        tone="late" if call.arrive_by < at else "wait",
        clock=_("吹哨"),
        due=_("{due}前到场").format(due=moment(call.arrive_by)),
        number=call.whistle.number,
        is_urgent=call.whistle.kind == "emergency",
    )


def _task(task, at):
    due = clock.day_end(task.due_on)
    return Waiting(
        url=reverse("needs:whistle", args=[task.whistle.public_id]),
        title=task.what,
        meta=task.unit.name,
        next_action=_("做完一项"),
        due_at=due,
        tone="late" if due < at else "wait",
        clock=_("联办分工"),
        due=_("{day}前做完").format(day=day(task.due_on)),
        number=task.whistle.number,
    )


def _mediation(mediation, at):
    """Number, place and day: no name and no word of the quarrel stands on a desk."""
    action, due = _next_of(mediation)
    return Waiting(
        url=reverse("needs:mediation", args=[mediation.public_id]),
        title=_("人民调解 {number}").format(number=mediation.number),
        meta=mediation.division.short_name,
        next_action=action,
        due_at=due,
        tone="late" if mediation.check_due and due < at else "wait",
        clock=mediation.get_state_display(),
        due=_("{day}前做到的，去回访").format(day=day(mediation.check_due)) if mediation.check_due else "",
        number=mediation.number,
    )


def _next_of(mediation):
    """What its mediator does next, and when that falls due: a promise to be checked, else what was taken up last."""
    if mediation.check_due:
        return _("回访：做到了没有"), clock.day_end(mediation.check_due)
    if mediation.state == MediationState.AGREED:
        return _("请各方签名盖章"), mediation.opened_at
    return _("约双方来谈"), mediation.opened_at


def _asked(asked):
    return Waiting(
        url=reverse("needs:case", args=[asked.need.public_id]),
        title=asked.words,
        meta=f"{asked.need.division.short_name} · {asked.asked_by_name}",
        next_action=_("吹哨，或说明不吹"),
        due_at=asked.asked_at,
        clock=_("村里请吹哨"),
        due=_("{moment} 提出").format(moment=moment(asked.asked_at)),
        number=asked.need.number,
    )


def _review(review):
    asked = review.appealed_at or review.asked_at
    return Waiting(
        url=reverse("needs:case", args=[review.need.public_id]),
        title=review.need.title,
        meta=review.need.unit.name,
        next_action=_("复核认定") if review.appealed_at else _("认定归不归责"),
        due_at=asked,
        clock=_("评价归不归责"),
        due=_("{moment} 提出").format(moment=moment(asked)),
        number=review.need.number,
    )
