"""When a store is open: by days of the week, by days of the month, and single days that are otherwise. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from lianxin.territory.calc.calendar import read_spells

#: So far ahead an opening day is looked for.
HORIZON_DAYS = 92
CLOSED_WEEK = ("",) * 7


@dataclass(frozen=True)
class Opening:
    """``week``: seven texts from Monday like ``8:30-12:00``, empty on a day off; ``dates``: days of each month, with ``hours``.

    ``own_days`` maps single days to such a text and stands above both; an empty one is a day on which it stays closed.
    """

    week: tuple[str, ...] = CLOSED_WEEK
    dates: tuple[int, ...] = ()
    hours: str = ""
    own_days: Mapping[date, str] = field(default_factory=dict)

    def spells(self, day: date):
        """When it is open on a day, in order; nothing when it is closed."""
        if day in self.own_days:
            return read_spells(self.own_days[day])
        return read_spells(self.hours if day.day in self.dates else self.week[day.weekday()])

    def days_from(self, moment: datetime, until: date) -> list[date]:
        """Days on which somebody still comes in time, from this (local) moment until a day; where there are none, the first after
        it that is not too far."""
        today, last = moment.date(), max(until, moment.date())
        found = []
        for ahead in range((last - today).days + 1 + HORIZON_DAYS):
            day = today + timedelta(days=ahead)
            if found and day > last:
                break
            spells = self.spells(day)
            if spells and (ahead or moment.time() < spells[-1][1]):
                found.append(day)
        return found


def still_good(days, expires_on: date | None):
    """Those of ``days`` on which a thing is not past its date."""
    return [day for day in days if not (expires_on and day >= expires_on)]
