"""How long words are kept."""

from datetime import datetime


def years_before(moment: datetime, years: int) -> datetime:
    """The same day and hour ``years`` earlier; of 29 February the day before, where that year has none."""
    if years < 0:
        raise ValueError(f"words are not kept for {years} years")
    year = moment.year - years
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    day = 28 if (moment.month, moment.day) == (2, 29) and not is_leap else moment.day
    return moment.replace(year=year, day=day)
