"""How often a body must meet: in every quarter, half-year or year at least once, by the calendar."""

from datetime import date, timedelta


def period_start(day: date, months: int) -> date:
    """The first day of the quarter (3), half-year (6) or year (12) that ``day`` lies in."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def next_period(start: date, months: int) -> date:
    """The first day of the period after the one that begins on ``start``."""
    year, month = divmod(start.month - 1 + months, 12)
    return date(start.year + year, month + 1, 1)


def due_after(last: date, months: int) -> date:
    """The last day by which a body that met on ``last`` must meet again: the end of the period after that one."""
    following = next_period(period_start(last, months), months)
    return next_period(following, months) - timedelta(days=1)


def late_before(today: date, months: int) -> date:
    """Who met last before this day is late today."""
    return period_start(period_start(today, months) - timedelta(days=1), months)
