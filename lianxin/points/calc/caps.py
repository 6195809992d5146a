"""How much of a cap is left, and which days one cap covers. Pure: days and whole numbers."""

from datetime import date, timedelta

#: A claim may come so many days after the deed: the month it was done and the next.
CLAIM_DAYS = 60


def period_of(day: date, period: str, term: tuple[date, date]) -> tuple[date, date]:
    """First and last day of the month, quarter or year of ``day``; the whole ``term`` for ``term``."""
    if period == "term":
        return term
    months = {"month": 1, "quarter": 3, "year": 12}[period]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return first, first_of_month(first, months) - timedelta(days=1)


def first_of_month(day: date, later: int = 0) -> date:
    """The first day of the month so many months after that of ``day``."""
    months = day.year * 12 + day.month - 1 + later
    return date(months // 12, months % 12 + 1, 1)


def left(cap: int, taken: int) -> int:
    """What a cap still lets through, never less than nothing."""
    return max(0, cap - taken)
