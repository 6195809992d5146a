"""First in, first out: which points of a purse are how old, what leaves first, what ends when. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from lianxin.territory.calc.terms import months_later

Key = TypeVar("Key")
#: So many days before their last day whoever holds points is told of it.
NOTICE_DAYS = 60


@dataclass(frozen=True)
class Lot:
    """So many points that were earned on one day and are still there. ``came_on``: the day they came to this purse, where that
    was another day than the one they were earned on."""

    earned_on: date
    points: int
    came_on: date | None = field(default=None, compare=False)

    def last_day(self, months: int) -> date:
        """The last day they may be used: what comes from another purse can be announced there as long before as anything else."""
        last = ends_on(self.earned_on, months)
        return max(last, self.came_on + timedelta(days=NOTICE_DAYS + 1)) if self.came_on else last


def ends_on(earned_on: date, months: int) -> date:
    """The last day points earned on a day may be used."""
    return months_later(earned_on, months)


def lots(moves: Iterable[tuple]) -> list[Lot]:
    """What is left of ``(points, earned_on)`` or ``(points, earned_on, came_on)`` moves in their order: what leaves takes the oldest
    first.

    Raises ``ValueError`` when more leaves than there is.
    """
    held: dict[tuple[date, date], int] = {}
    for points, earned_on, *came in moves:
        if points > 0:
            if earned_on is None:
                raise ValueError("what comes was earned on a day")
            key = earned_on, max(earned_on, *came) if came else earned_on
            held[key] = held.get(key, 0) + points
        else:
            for key, taken in take(held, -points):
                held[key] -= taken
    return [
        Lot(earned_on, points, came_on if came_on > earned_on else None)
        for (earned_on, came_on), points in sorted(held.items())
        if points
    ]


def take(held: dict[Key, int], points: int) -> list[tuple[Key, int]]:
    """``(day earned, points)`` of the oldest that together are ``points``. Raises ``ValueError`` when there are fewer."""
    taken = []
    for day in sorted(held):  # type: ignore[type-var] # days, or pairs of them
        if points and held[day]:
            some = min(points, held[day])
            taken.append((day, some))
            points -= some
    if points:
        raise ValueError("more leaves than there is")
    return taken


def oldest(found: Iterable[Lot], points: int) -> list[Lot]:
    """The oldest lots that together are ``points``."""
    return [Lot(day, some) for day, some in take(_by_day(found), points)]


def shared_out(found: Iterable[Lot], shares: Iterable[tuple[Key, int]]) -> list[tuple[Key, list[Lot]]]:
    """Who gets which lots: each in turn the oldest that are left. Raises ``ValueError`` when the shares are more than there is."""
    held = _by_day(found)
    given = []
    for key, points in shares:
        taken = take(held, points)
        for day, some in taken:
            held[day] -= some
        given.append((key, [Lot(day, some) for day, some in taken]))
    return given


def _by_day(found):
    held: dict[date, int] = {}
    for lot in found:
        held[lot.earned_on] = held.get(lot.earned_on, 0) + lot.points
    return held


def ending(found: Iterable[Lot], today: date, months: int, notice_days: int = NOTICE_DAYS) -> list[tuple[date, int]]:
    """``(last day, points)`` of what ends within the days of the notice, earliest first; what has ended is not among it."""
    return [(day, points) for day, points in to_announce(found, today, months, notice_days) if day >= today]


def to_announce(
    found: Iterable[Lot], today: date, months: int, notice_days: int = NOTICE_DAYS
) -> list[tuple[date, int]]:
    """The same with what has ended and is still there: a notice that was missed is made up for."""
    sums: dict[date, int] = {}
    for lot in found:
        day = lot.last_day(months)
        if day <= today + timedelta(days=notice_days):
            sums[day] = sums.get(day, 0) + lot.points
    return sorted(sums.items())


def ended(found: Iterable[Lot], today: date, months: int) -> list[Lot]:
    """Lots whose last day has passed."""
    return [lot for lot in found if lot.last_day(months) < today]


def may_expire(found: Iterable[Lot], told: dict[date, date | None], today: date, months: int) -> list[Lot]:
    """Those of them that leave today, the oldest first, when ``told`` says on which day each last day was heard of: what was heard
    of later than sixty days ago stays, and what is younger with it."""
    leaving = []
    for lot in found:
        day = lot.last_day(months)
        heard = told.get(day)
        if day >= today or not heard or today - heard <= timedelta(days=NOTICE_DAYS):
            break
        leaving.append(lot)
    return leaving
