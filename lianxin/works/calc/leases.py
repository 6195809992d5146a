"""The clock of a contract: whether rent is late or soon due, when the term ends. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

#: A warning so many days before rent is due, and before the end.
WEEK, MONTH, QUARTER = 7, 30, 90


def clock(today: date, ends_on: date, unpaid: Iterable[date]) -> str:
    """``overdue``, ``over``, ``month``, ``due``, ``quarter``, or nothing to say. Rent is late from the day after it was due."""
    first = min(unpaid, default=None)
    if first and first < today:
        return "overdue"
    if ends_on < today:
        return "over"
    left = ends_on - today
    if left <= timedelta(days=MONTH):
        return "month"
    if first and first - today <= timedelta(days=WEEK):
        return "due"
    return "quarter" if left <= timedelta(days=QUARTER) else ""
