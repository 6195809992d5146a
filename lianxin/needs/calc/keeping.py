"""How long words are kept, and how often one is due."""

from calendar import monthrange
from datetime import date, datetime


def years_before(moment: datetime, years: int) -> datetime:
    """The same day and hour ``years`` earlier; of 29 February the day before, where that year has none."""
    if years < 0:
        raise ValueError(f"words are not kept for {years} years")
    return _in_year(moment, moment.year - years)


def years_after(moment: datetime, years: int) -> datetime:
    """The same day and hour ``years`` later; of 29 February the day before, where that year has none."""
    return _in_year(moment, moment.year + years)


def _in_year(moment, year):
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    day = 28 if (moment.month, moment.day) == (2, 29) and not is_leap else moment.day
    return moment.replace(year=year, day=day)


def month_after(day: date) -> date:
    """The same day of the next month; its last day where it has none such."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
