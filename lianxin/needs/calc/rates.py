"""The three rates (三率): response, resolution, satisfaction; and whether promises were kept in time.

Exact: integers and fractions. Every rate carries its numerator, denominator, every exclusion by reason, and a 95 %
interval when the denominator is below 30. Source: request-handling rules (接诉即办), Beijing regulation Art. 23 for
the call-back; the weight of "partly solved" is set in the profile.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from math import isqrt

#: Below this many cases a rate is shown with its interval.
SMALL = 30
_Z = Fraction(196, 100)
_GRID = 10**6


class Excluded(StrEnum):
    OUT_OF_SCOPE = "out_of_scope"  # rejected, or referred to another channel
    WITHDRAWN = "withdrawn"
    MERGED = "merged"  # counted once, with the case it went into
    ANONYMOUS = "anonymous"  # nobody to contact
    NO_REPLY_WANTED = "no_reply_wanted"
    UNREACHABLE = "unreachable"
    SILENT = "silent"  # closed by silence: nobody said
    NOT_ATTRIBUTABLE = "not_attributable"  # the requester's mark stands, but was found not to be the unit's
    ON_SPOT = "on_spot"  # answered while they stood there: nobody had to be called
    NOT_DISPATCHED = "not_dispatched"  # no unit has it yet
    NOT_YET_DUE = "not_yet_due"
    NOT_YET_ASKED = "not_yet_asked"


@dataclass(frozen=True)
class CaseFacts:
    """What the rates need of one case; ``ended_as`` is an ``Excluded`` or empty, so is ``no_contact``: why nobody owes one."""

    ended_as: str = ""
    reachable: bool = True
    wants_reply: bool = True
    contact_due: datetime | None = None
    contacted_at: datetime | None = None
    solved: str = ""  # yes | partly | no | "" not asked
    satisfaction: int = 0  # 5 … 1, 0 not asked
    unreachable: bool = False
    silent: bool = False
    due: datetime | None = None
    answered_at: datetime | None = None
    not_attributable: bool = False
    paused_at: datetime | None = None  # the clock stands still since then
    no_contact: str = ""
    contact_was_late: bool = False  # a time before the last; what is done again does not make good what was late
    answer_was_late: bool = False


@dataclass(frozen=True)
class Rate:
    """``numerator / denominator``; ``excluded`` counts what was left out, by reason."""

    numerator: Fraction
    denominator: int
    excluded: dict[str, int] = field(default_factory=dict)

    @property
    def value(self):
        """The share, or ``None`` when nothing counts."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def interval(self):
        """95 % Wilson interval as two fractions (rounded outwards to a millionth) below 30 cases, else ``None``."""
        if not 0 < self.denominator < SMALL:
            return None
        return wilson(self.numerator, self.denominator)


def wilson(numerator, n):
    """Wilson score interval for ``numerator`` of ``n``, by rational arithmetic. Wilson (1927)."""
    share, z2 = Fraction(numerator) / n, _Z * _Z
    centre = share + z2 / (2 * n)
    spread = _Z * _sqrt_up(share * (1 - share) / n + z2 / (4 * n * n))
    scale = 1 + z2 / n
    low, high = (centre - spread) / scale, (centre + spread) / scale
    return max(Fraction(0), _floor(low)), min(Fraction(1), -_floor(-high))


def response(cases, at):
    """Contacted within the limit, each time it was worked on / all dispatched cases that require contact."""
    return _rate(cases, lambda case: _response_outcome(case, at))


def resolution(cases, partly_weight=Fraction(1, 2)):
    """The requester says solved (partly = ``partly_weight``) / called back and reachable."""
    credit = {"yes": Fraction(1), "partly": Fraction(partly_weight), "no": Fraction(0)}
    return _rate(cases, lambda case: _asked_outcome(case, case.solved, case.solved == "no") or credit[case.solved])


def satisfaction(cases):
    """Satisfied and very satisfied / called back and reachable."""
    return _rate(
        cases,
        lambda case: (
            _asked_outcome(case, case.satisfaction, is_bad(case.satisfaction)) or Fraction(int(case.satisfaction >= 4))
        ),
    )


def is_bad(satisfaction):
    """Whether the mark says "not satisfied" or worse: only such a mark can be found not attributable."""
    return 0 < satisfaction <= 2


def on_time(cases, at):
    """Answered by the promised time, each time it was worked on / answered, or promised for a time that is over."""
    return _rate(cases, lambda case: _promise_outcome(case, at))


def is_late(case, at):
    """The promised time is over and nothing was answered; while the clock stands still nothing becomes late."""
    return case.due is not None and case.answered_at is None and case.due <= counted_until(case, at)


def counted_until(case, at):
    """Up to when the promised time runs: ``at``, or since when the clock stands still."""
    return min(at, case.paused_at or at)


def days_open(opened, closed):
    """Days from one to the other as a calendar counts them: 0 on the same day. Both in the same time zone."""
    return (closed.date() - opened.date()).days


def _rate(cases, outcome_of):
    numerator, denominator, excluded = Fraction(0), 0, Counter()
    for case in cases:
        outcome = outcome_of(case)
        if isinstance(outcome, Excluded):
            excluded[outcome.value] += 1
        else:
            numerator += outcome
            denominator += 1
    return Rate(numerator, denominator, dict(sorted(excluded.items())))


def _response_outcome(case, at):
    if case.ended_as:
        return Excluded(case.ended_as)
    if not case.reachable:
        return Excluded.ANONYMOUS
    if not case.wants_reply:
        return Excluded.NO_REPLY_WANTED
    if case.contact_was_late:
        return Fraction(0)
    if case.no_contact:
        return Excluded(case.no_contact)
    if case.contacted_at is None and (case.contact_due is None or case.contact_due > at):
        return Excluded.NOT_YET_DUE
    in_time = case.contacted_at is not None and case.contact_due is not None and case.contacted_at <= case.contact_due
    return Fraction(int(in_time))


def _promise_outcome(case, at):
    if case.ended_as:
        return Excluded(case.ended_as)
    if case.answer_was_late:
        return Fraction(0)
    if case.due is None or (case.answered_at is None and not is_late(case, at)):
        return Excluded.NOT_YET_DUE
    return Fraction(int(case.answered_at is not None and case.answered_at <= case.due))


def _asked_outcome(case, answer, bad):
    """The exclusion that applies, or ``None`` when the requester's answer counts; ``bad`` ones may be found not the unit's."""
    if case.ended_as:
        return Excluded(case.ended_as)
    if answer:
        return Excluded.NOT_ATTRIBUTABLE if bad and case.not_attributable else None
    if not case.reachable:
        return Excluded.ANONYMOUS
    if not case.wants_reply:
        return Excluded.NO_REPLY_WANTED
    if case.unreachable:
        return Excluded.UNREACHABLE
    return Excluded.SILENT if case.silent else Excluded.NOT_YET_ASKED


def _sqrt_up(value):
    """The square root of a fraction, rounded up to a millionth."""
    scaled = value * _GRID * _GRID
    root = isqrt(scaled.numerator // scaled.denominator)
    return Fraction(root + 1, _GRID)


def _floor(value):
    return Fraction((value.numerator * _GRID) // value.denominator, _GRID)
