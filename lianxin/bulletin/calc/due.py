"""Which period an item is due for, and by which day. Pure: days in, days out."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both in it."""

    first: date
    last: date


def last_period(frequency, today):
    """The last period that is over on ``today``; ``None`` for what is shown when it happens."""
    months = _MONTHS.get(frequency)
    if months is None:
        return None
    this = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    last = this - timedelta(days=1)
    return Period(last.replace(month=(last.month - 1) // months * months + 1, day=1), last)


def periods_ahead(frequency, today, months=12):
    """The last period that is over and those that end within so many months, in order; none for what is shown when it happens."""
    found = []
    for month in range(months + 1):
        year, number = divmod(today.month - 1 + month, 12)
        period = last_period(frequency, date(today.year + year, number + 1, 1))
        if period and period not in found:
            found.append(period)
    return found


def due_on(period, due_day, calendar):
    """Day ``due_day`` of the month after the period, or that month's last; a day nobody works moves to the next worked."""
    begins = period.last + timedelta(days=1)
    day = begins.replace(day=min(due_day, monthrange(begins.year, begins.month)[1]))
    return day if calendar.is_workday(day) else calendar.next_workday(day)


def due_after(happened, days, calendar):
    """So many days after it happened, moved like ``due_on``."""
    day = happened + timedelta(days=days)
    return day if calendar.is_workday(day) else calendar.next_workday(day)


def days_before(meeting, days):
    """So many whole days before a meeting; it may be shown earlier, never later."""
    return meeting - timedelta(days=days)


def reminder_stage(today, due):
    """``soon`` from five days before, ``today``, ``late`` from the fourth day after; empty in between: nobody is pestered."""
    left = (due - today).days
    if left == 0:
        return "today"
    if 0 < left <= 5:
        return "soon"
    return "late" if left < -3 else ""
