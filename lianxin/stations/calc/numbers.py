"""The numbers of a station that mean something: each is a share with its numerator and denominator, none is of a person.

Pure. Definitions: on the spot = answered while the visitor was there; without a second visit = first visits nobody came
again for; median = half of what has ended took no longer; what still waits is left out of the median and counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class EntryFacts:
    """What one line of the book says for the numbers; ``minutes`` until it ended, ``None`` while it waits."""

    on_the_spot: bool = False
    minutes: int | None = None
    is_elder: bool = False
    is_again: bool = False
    came_again: bool = False
    answered_need: bool = False
    reopened: bool = False
    access_asked: bool = False
    access_met: bool = False
    is_complaint: bool = False
    complaint_solved: str = ""


@dataclass(frozen=True)
class Share:
    """``numerator`` of ``denominator``."""

    numerator: int
    denominator: int

    @property
    def value(self) -> Fraction | None:
        """The share, or ``None`` of nothing."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True)
class Numbers:
    """All of them for one station and one span."""

    per_households: Share  # entries, households
    on_the_spot: Share
    median_minutes: Fraction | None
    ended: int
    waiting: int
    one_visit: Share
    again: Share  # came for the same matter again, all
    reopened: Share
    elders: Share
    access_met: Share
    complaints: int
    complaints_solved: int
    complaints_open: int


def median(values: Sequence[int]) -> Fraction | None:
    """The middle one, or the mean of the two in the middle."""
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    if len(values) % 2:
        return Fraction(ordered[half])
    return Fraction(ordered[half - 1] + ordered[half], 2)


def count(entries: Sequence[EntryFacts], households: int) -> Numbers:
    """The numbers of these entries in a place of so many households."""
    total = len(entries)
    minutes = [entry.minutes for entry in entries if entry.minutes is not None]
    first = [entry for entry in entries if not entry.is_again]
    answered = [entry for entry in entries if entry.answered_need]
    asked = [entry for entry in entries if entry.access_asked]
    complaints = [entry for entry in entries if entry.is_complaint]
    return Numbers(
        per_households=Share(total, households),
        on_the_spot=Share(sum(entry.on_the_spot for entry in entries), total),
        median_minutes=median(minutes),
        ended=len(minutes),
        waiting=total - len(minutes),
        one_visit=Share(sum(not entry.came_again for entry in first), len(first)),
        again=Share(sum(entry.is_again for entry in entries), total),
        reopened=Share(sum(entry.reopened for entry in answered), len(answered)),
        elders=Share(sum(entry.is_elder for entry in entries), total),
        access_met=Share(sum(entry.access_met for entry in asked), len(asked)),
        complaints=len(complaints),
        complaints_solved=sum(entry.complaint_solved in ("yes", "partly") for entry in complaints),
        complaints_open=sum(not entry.complaint_solved for entry in complaints),
    )
