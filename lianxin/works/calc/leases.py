"""The clock of a contract: whether rent is late or soon due, when the term ends. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

from lianxin.territory.calc.terms import months_later

#: A warning so many days before rent is due, and before the end.
WEEK, MONTH, QUARTER = 7, 30, 90
#: Years a thing may be let for (Civil Code, art. 705), longer where the Land Contract Law (art. 21) lets fields and woods longer.
LONGEST = {"contracted": 30, "reserve": 30, "forest": 70}
LONGEST_OF_OTHERS = 20


def longest(kind: str, starts_on: date) -> tuple[int, date]:
    """The years a thing of this kind may be let for, and the last day of it."""
    years = LONGEST.get(kind, LONGEST_OF_OTHERS)
    return years, months_later(starts_on, years * 12)


def clock(today: date, ends_on: date | None, unpaid: Iterable[date]) -> str:
    """``overdue``, ``over``, ``month``, ``due``, ``quarter``, or nothing to say. Rent is late from the day after it was due;
    without ``ends_on`` the contract is over already and only rent is left to say something."""
    first = min(unpaid, default=None)
    if first and first < today:
        return "overdue"
    if ends_on is None:
        return "due" if first else ""
    if ends_on < today:
        return "over"
    left = ends_on - today
    if left <= timedelta(days=MONTH):
        return "month"
    if first and first - today <= timedelta(days=WEEK):
        return "due"
    return "quarter" if left <= timedelta(days=QUARTER) else ""
