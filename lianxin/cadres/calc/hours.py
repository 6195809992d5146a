"""Class-hours of a year: what somebody's duty asks, what they have by kind, and what is still lacking. Pure.

中国共产党党员教育管理工作条例: members generally 32 class-hours a year, secretaries and Party team members 56 and a concentrated
course; a new secretary is trained within half a year; a committee's member takes one training a term (VC Law Art. 45 and what
provinces made of it). Nothing here compares one person with another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

CONCENTRATED = "concentrated"
HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class Asked:
    """What a duty asks in a year; ``induction_since`` the day a secretary began whose first training is still watched,
    ``one_since`` the day a term began in which one training is to be taken."""

    hours: int = 0
    concentrated: bool = False
    induction_since: date | None = None
    one_since: date | None = None


@dataclass(frozen=True)
class Had:
    """One course somebody took."""

    kind: str
    hours: int
    ended_on: date
    is_induction: bool = False


@dataclass(frozen=True)
class Lacking:
    """``hours`` still to take, whether a concentrated course is missing, by when the first training of a new secretary is,
    whether none was taken in a term."""

    hours: int
    concentrated: bool
    induction_by: date | None
    one: bool = False

    def __bool__(self):
        return bool(self.hours or self.concentrated or self.induction_by or self.one)


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


def new_since(spans: Iterable[tuple[date, date | None]], today: date) -> date | None:
    """The first day of a service that runs for the first time; ``None`` for who was chosen again without a break.

    However long it lasts: a first training that was not taken is not forgotten with the year.
    """
    known = list(spans)
    since = unbroken_since(known, today)
    running = [start for start, end in known if start <= today and (end is None or end > today)]
    return since if since in running else None


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
        asked.one_since is not None and all(each.ended_on < asked.one_since for each in had),
    )  # fmt: skip
