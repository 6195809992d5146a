"""The clock of a contract: when rent is due, when it is late, when the term ends. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

from lianxin.works.calc.keeping import months_later

#: A warning so many days before the end.
MONTH, QUARTER = 30, 90


def dues(starts_on: date, ends_on: date, months: int) -> tuple[date, ...]:
    """The days rent is due: at the beginning of every so many months within the term. ``ValueError`` for a term that is none."""
    if months < 1 or ends_on < starts_on:
        raise ValueError("no term")
    found, steps = [starts_on], 1
    while (day := months_later(starts_on, months * steps)) <= ends_on:
        found.append(day)
        steps += 1
    return tuple(found)


def clock(today: date, ends_on: date, unpaid: Iterable[date]) -> str:
    """``overdue``, ``over``, ``month``, ``quarter``, or nothing to say. Rent is late from the day after it was due."""
    if any(day < today for day in unpaid):
        return "overdue"
    if ends_on < today:
        return "over"
    left = ends_on - today
    if left <= timedelta(days=MONTH):
        return "month"
    return "quarter" if left <= timedelta(days=QUARTER) else ""
