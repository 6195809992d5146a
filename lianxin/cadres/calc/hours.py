"""Class-hours of a year: what somebody's duty asks, what they have by kind, and what is still lacking. Pure.

中国共产党党员教育管理工作条例: members generally 32 class-hours a year, secretaries and team members 56 and a concentrated course;
a new secretary is trained within half a year. Nothing here compares one person with another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

CONCENTRATED = "concentrated"
HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class Asked:
    """What a duty asks in a year; ``induction_since`` the day a secretary began whose first training is still watched."""

    hours: int = 0
    concentrated: bool = False
    induction_since: date | None = None


@dataclass(frozen=True)
class Had:
    """One course somebody took."""

    kind: str
    hours: int
    ended_on: date
    is_induction: bool = False


@dataclass(frozen=True)
class Lacking:
    """``hours`` still to take, whether a concentrated course is missing, by when the first training of a new secretary is."""

    hours: int
    concentrated: bool
    induction_by: date | None

    def __bool__(self):
        return bool(self.hours or self.concentrated or self.induction_by)


def unbroken_since(spans: Iterable[tuple[date, date | None]], today: date) -> date | None:
    """The first day of the service that runs today and was never broken off; ``None`` when none runs.

    ``spans`` are ``(first day, day it ended)``; who begins again on the day they ended, or on the next, goes on.
    """
    known = sorted(spans, key=lambda span: span[0], reverse=True)
    running = [start for start, end in known if start <= today and (end is None or end > today)]
    since = min(running, default=None)
    for start, end in known:
        if since is not None and start < since and (end is None or end + timedelta(days=1) >= since):
            since = start
    return since


def by_kind(had: Iterable[Had], year: int) -> dict[str, int]:
    """Class-hours of a year by kind, each kind apart."""
    found: dict[str, int] = {}
    for each in had:
        if each.ended_on.year == year:
            found[each.kind] = found.get(each.kind, 0) + each.hours
    return found


def lacking(asked: Asked, had: list[Had], year: int) -> Lacking:
    """What is still lacking of a year."""
    taken = by_kind(had, year)
    since = asked.induction_since
    is_inducted = since is None or any(each.is_induction and each.ended_on >= since for each in had)
    return Lacking(
        max(0, asked.hours - sum(taken.values())), asked.concentrated and not taken.get(CONCENTRATED),
        None if is_inducted or since is None else since + HALF_A_YEAR,
    )  # fmt: skip
