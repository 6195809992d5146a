"""Amounts of time as the rules write them: natural minutes and days, working hours and days. Pure."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class TimeUnit(StrEnum):
    MINUTES = "minutes"  # natural minutes, day and night
    DAYS = "days"  # natural days
    WORK_MINUTES = "work_minutes"
    WORKDAYS = "workdays"


#: How a rule writes a unit, and how many of ours one of it is. The longer ending comes first.
_ENDINGS = {
    "wh": (TimeUnit.WORK_MINUTES, 60),
    "wd": (TimeUnit.WORKDAYS, 1),
    "h": (TimeUnit.MINUTES, 60),
    "m": (TimeUnit.MINUTES, 1),
    "d": (TimeUnit.DAYS, 1),
}
#: Nobody is promised anything later than this; how many of each unit make a day.
_MOST_DAYS = 400
_IN_A_DAY = {"wh": 8, "wd": 1, "h": 24, "m": 1440, "d": 1}


def split_limit(text):
    """``"5wd"`` → ``(5, "wd")``. ``ValueError`` for anything that is no time limit."""
    for ending in _ENDINGS:
        number = text.removesuffix(ending)
        if (
            number != text
            and number.isascii()
            and number.isdigit()
            and 0 < int(number) <= _MOST_DAYS * _IN_A_DAY[ending]
        ):
            return int(number), ending
    raise ValueError(f"not a time limit: {text!r}")


@dataclass(frozen=True)
class Limit:
    """An amount of time: ``Limit(5, TimeUnit.WORKDAYS)``."""

    amount: int
    unit: TimeUnit

    @classmethod
    def parse(cls, text):
        """``"30m"``, ``"15d"``, ``"4wh"``, ``"5wd"`` → Limit. ``ValueError`` for anything else."""
        number, ending = split_limit(text)
        unit, factor = _ENDINGS[ending]
        return cls(number * factor, unit)

    @property
    def is_working_time(self):
        return self.unit in (TimeUnit.WORK_MINUTES, TimeUnit.WORKDAYS)

    def after(self, start, calendar):
        """The moment this much time after ``start``."""
        match self.unit:
            case TimeUnit.MINUTES:
                return start + timedelta(minutes=self.amount)
            case TimeUnit.DAYS:
                return start + timedelta(days=self.amount)
            case TimeUnit.WORK_MINUTES:
                return calendar.add_work_minutes(start, self.amount)
            case TimeUnit.WORKDAYS:
                return calendar.add_workdays(start, self.amount)
        raise ValueError(self.unit)
