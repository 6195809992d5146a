"""By when each step of an election is due, and what is late. None writes."""

from django.db.models import Max, Min, Q

from lianxin.elections.calc import calendar
from lianxin.elections.vocabulary import ElectionState
from lianxin.kit import clock


def steps_of(election, polled_on):
    """The steps with their days; ``polled_on``: the day of the last count, or ``None``."""
    last = max(filter(None, (election.poll_on, election.run_off_on, polled_on)))
    return calendar.steps(election.method, election.poll_on, listed_on=election.listed_on, last_poll=last)


def with_days(elections):
    """A queryset of elections, each with ``polled_on``, the day of its last count, and ``objected_on``, of its oldest open objection."""
    open_since = Min("objections__raised_on", filter=Q(objections__decided_on__isnull=True))
    return elections.annotate(polled_on=Max("polls__held_on"), objected_on=open_since)


def days_of(election, polls, objections):
    """``(step, whether it is over, whether it is late)`` of every step: the list, answers and the hand-over may be late."""
    today, polled_on = clock.today(), max((each.held_on for each in polls), default=None)
    steps = steps_of(election, polled_on)
    late = _late(election, polled_on, objections, {step.code: step.day for step in steps}, today)
    return [(step, step.day < today, step.code in late) for step in steps]


def _late(election, polled_on, objections, day, today):
    if election.state == ElectionState.CANCELLED:
        return frozenset()
    is_handed_over = election.state == ElectionState.CLOSED or not election.hands_over
    late = {
        "list": (election.listed_on or today) > day["list"] and election.method not in calendar.WITHOUT_LIST_DAYS,
        "answers": any(is_answer_late(each) for each in objections),
        "handover": bool(polled_on) and not is_handed_over and today > calendar.handover_by(day["poll"]),
    }
    return frozenset(code for code, is_late in late.items() if is_late)


def is_answer_late(objection):
    """Whether an objection was, or still is, decided after the days the law leaves for it."""
    return (objection.decided_on or clock.today()) > calendar.answer_by(objection.raised_on)
