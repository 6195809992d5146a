"""The days of an election, reckoned from the polling day. Natural days; pure."""

from dataclasses import dataclass
from datetime import date, timedelta

LIST_DAYS, OBJECTION_DAYS, ANSWER_DAYS, HANDOVER_DAYS = 20, 5, 3, 10
#: So long before its day an assembly, of the village, the community or the collective, is called.
MEETING_NOTICE_DAYS = 10
#: A step stands in today's list so long before its day.
NOTICED_BEFORE = timedelta(days=10)


@dataclass(frozen=True)
class Step:
    """``day``: the latest day for it. ``is_law``: the law sets it; else it is what practice allows time for."""

    code: str
    day: date
    is_law: bool


#: Days before the poll, negative after it; whether the law sets them.
_SELF_GOVERNMENT = (
    ("committee", 45, False), ("audit", 30, True), ("register", 25, False), ("list", LIST_DAYS, True),
    ("objections", LIST_DAYS - OBJECTION_DAYS, True), ("answers", LIST_DAYS - OBJECTION_DAYS - ANSWER_DAYS, True),
    ("nominations", 10, False), ("candidates", 7, False), ("meeting", 3, False), ("proxies", 2, False),
    ("poll", 0, True), ("result", 0, True), ("handover", -HANDOVER_DAYS, True),
)  # fmt: skip
_PARTY_STEPS = (
    ("request", 60, False), ("list", 30, False), ("opinions", 20, False), ("candidates", 10, False), ("poll", 0, True),
    ("approval", -1, False), ("result", -3, False), ("handover", -HANDOVER_DAYS, False),
)  # fmt: skip


#: The committee that was elected chooses its secretary on one day.
_PLENUM_STEPS = (
    ("request", 15, False), ("list", 0, False), ("candidates", 0, False), ("poll", 0, True), ("approval", -1, False),
    ("result", -3, False), ("handover", -HANDOVER_DAYS, False),
)  # fmt: skip


#: Of the collective's representatives no law sets a day.
_MEMBERS_STEPS = tuple((code, before, False) for code, before, _is_law in _SELF_GOVERNMENT if code != "audit")

#: Chosen at a meeting: the days are those of its invitation, which the law sets for an assembly and leaves open for others.
_ASSEMBLY_STEPS = (
    ("list", 12, False), ("notice", MEETING_NOTICE_DAYS, True), ("candidates", 5, False), ("poll", 0, True),
    ("result", 0, True), ("handover", -HANDOVER_DAYS, False),
)  # fmt: skip
_REPS_STEPS = (
    ("list", 7, False), ("notice", 5, False), ("candidates", 3, False), ("poll", 0, True), ("result", 0, True),
    ("handover", -HANDOVER_DAYS, False),
)  # fmt: skip
#: Who stands for whom is chosen from door to door, or by the group itself: nothing is handed over.
_GROUP_STEPS = (
    ("list", 5, False),
    ("notice", 3, False),
    ("candidates", 2, False),
    ("poll", 0, True),
    ("result", 0, True),
)

_PLANS = {
    "branch": _PARTY_STEPS, "congress": _PARTY_STEPS, "plenum": _PLENUM_STEPS, "members": _MEMBERS_STEPS,
    "group": _GROUP_STEPS, "by_homes": _GROUP_STEPS, "assembly": _ASSEMBLY_STEPS, "member_assembly": _ASSEMBLY_STEPS,
    "reps": _REPS_STEPS, "member_reps": _REPS_STEPS,
}  # fmt: skip
#: Ways in which no law says how long the list hangs and when objections end: all but how a committee is elected.
WITHOUT_LIST_DAYS = _PLANS.keys()
#: What is counted from the last poll, be it a run-off.
_FROM_LAST = frozenset({"poll", "approval", "result", "handover"})


def steps(method, poll_on, *, listed_on=None, last_poll=None):
    """The steps of an election polled on a day, each by its latest day.

    Once the list hangs (``listed_on``) objections and answers are counted from that day; result and hand-over are counted
    from the last poll there was or will be (``last_poll``).
    """
    plan = _PLANS.get(method, _SELF_GOVERNMENT)
    hangs: dict[str, date] = {}
    if listed_on:
        hangs = {"objections": objections_until(listed_on), "answers": answer_by(objections_until(listed_on))}
    found = []
    for code, before, is_law in plan:
        start = last_poll if last_poll and code in _FROM_LAST else poll_on
        found.append(Step(code, hangs.get(code, start - timedelta(days=before)), is_law))
    return tuple(sorted(found, key=lambda step: step.day))


def objections_until(listed_on):
    """The last day to object to a list posted on a day."""
    return listed_on + timedelta(days=OBJECTION_DAYS)


def answer_by(raised_on):
    """The day by which an objection is decided and published."""
    return raised_on + timedelta(days=ANSWER_DAYS)


def earliest_poll(method, listed_on):
    """The first day a poll may be held after the list was posted."""
    return listed_on + timedelta(days=0 if method in WITHOUT_LIST_DAYS else LIST_DAYS)


def handover_by(poll_on):
    """The day by which everything is handed over."""
    return poll_on + timedelta(days=HANDOVER_DAYS)
