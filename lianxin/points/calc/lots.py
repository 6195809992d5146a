"""First in, first out: which points of a purse are how old, what leaves first, what ends when. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from lianxin.territory.calc.terms import months_later

Key = TypeVar("Key")


@dataclass(frozen=True)
class Lot:
    """So many points that were earned on one day and are still there."""

    earned_on: date
    points: int


def ends_on(earned_on: date, months: int) -> date:
    """The last day points earned on a day may be used."""
    return months_later(earned_on, months)


def lots(moves: Iterable[tuple[int, date | None]]) -> list[Lot]:
    """What is left of ``(points, earned_on)`` moves in their order: what leaves takes the oldest first.

    Raises ``ValueError`` when more leaves than there is.
    """
    held: dict[date, int] = {}
    for points, earned_on in moves:
        if points > 0:
            if earned_on is None:
                raise ValueError("what comes was earned on a day")
            held[earned_on] = held.get(earned_on, 0) + points
        else:
            for day, taken in take(held, -points):
                held[day] -= taken
    return [Lot(day, points) for day, points in sorted(held.items()) if points]


def take(held: dict[date, int], points: int) -> list[tuple[date, int]]:
    """``(day earned, points)`` of the oldest that together are ``points``. Raises ``ValueError`` when there are fewer."""
    taken = []
    for day in sorted(held):
        if points and held[day]:
            some = min(points, held[day])
            taken.append((day, some))
            points -= some
    if points:
        raise ValueError("more leaves than there is")
    return taken


def oldest(found: Iterable[Lot], points: int) -> list[Lot]:
    """The oldest lots that together are ``points``."""
    return [Lot(day, some) for day, some in take({lot.earned_on: lot.points for lot in found}, points)]


def shared_out(found: Iterable[Lot], shares: Iterable[tuple[Key, int]]) -> list[tuple[Key, list[Lot]]]:
    """Who gets which lots: each in turn the oldest that are left. Raises ``ValueError`` when the shares are more than there is."""
    held = {lot.earned_on: lot.points for lot in found}
    given = []
    for key, points in shares:
        taken = take(held, points)
        for day, some in taken:
            held[day] -= some
        given.append((key, [Lot(day, some) for day, some in taken]))
    return given


def ending(found: Iterable[Lot], today: date, months: int, notice_days: int) -> list[tuple[date, int]]:
    """``(last day, points)`` of what ends within the days of the notice, earliest first; what has ended is not among it."""
    last = [(ends_on(lot.earned_on, months), lot.points) for lot in found]
    sums: dict[date, int] = {}
    for day, points in last:
        if today <= day <= today + timedelta(days=notice_days):
            sums[day] = sums.get(day, 0) + points
    return sorted(sums.items())


def ended(found: Iterable[Lot], today: date, months: int) -> list[Lot]:
    """Lots whose last day has passed."""
    return [lot for lot in found if ends_on(lot.earned_on, months) < today]
