"""What a case costs its staff in minutes, estimated from the steps its record holds. Nobody's time is measured.

The minutes are those at the desk and on the telephone that a step asks for: reading, speaking, writing it down. The work
itself (the lamp, the pipe, the way there) is not in them. A step the requester or the clock took costs nobody a minute.
"""

from dataclasses import dataclass
from fractions import Fraction

#: By verb. Chosen, not measured: what an experienced clerk needs, rounded up to whole minutes.
STEP_MINUTES = {
    "register": 6,
    "dispatch": 3,
    "redispatch": 4,
    "object": 5,
    "uphold_dispatch": 4,
    "pass_up": 3,
    "reclassify": 2,
    "reject": 5,
    "refer_out": 5,
    "confirm_referral": 3,
    "return_referral": 2,
    "answer_on_spot": 8,
    "accept": 1,
    "contact": 8,
    "progress": 4,
    "ask_requester": 5,
    "uphold_pause": 5,
    "lift_pause": 5,
    "await_third_party": 3,
    "resume": 1,
    "request_extension": 5,
    "grant_extension": 3,
    "refuse_extension": 3,
    "report_resolved": 10,
    "explain": 12,
    "approve_answer": 4,
    "return_answer": 4,
    "call_back": 6,
    "close": 6,
    "close_unreachable": 6,
    "close_silent": 0,
    "merge": 3,
    "bring_forward": 0,
    "lead": 0,
    "take_over": 0,
    "supplement": 3,
    "write": 2,
    "withdraw": 2,
    "reopen": 2,
    "reopen_again": 5,
}
#: Of a step the table does not name yet.
OTHERWISE = 3


def minutes_of(verb):
    """What one step of this kind costs."""
    return STEP_MINUTES.get(verb, OTHERWISE)


@dataclass(frozen=True)
class Burden:
    """``minutes`` over ``cases``; the mean is exact."""

    cases: int = 0
    steps: int = 0
    minutes: int = 0

    def __add__(self, other):
        return Burden(self.cases + other.cases, self.steps + other.steps, self.minutes + other.minutes)

    @property
    def per_case(self):
        """Minutes per case, or ``None`` without a case."""
        return Fraction(self.minutes, self.cases) if self.cases else None


def added_up(cases, steps):
    """``{group: Burden}`` from ``{group: number of cases}`` and ``(group, verb, number of steps)`` rows."""
    sums = {group: Burden(cases=count) for group, count in cases.items()}
    for group, verb, count in steps:
        sums[group] = sums.get(group, Burden()) + Burden(steps=count, minutes=count * minutes_of(verb))
    return sums
