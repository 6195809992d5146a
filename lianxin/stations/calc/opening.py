"""When somebody is there: the week of a station, holidays, make-up days and days of its own.

Pure. A week is seven texts from Monday, each like ``8:30-12:00 14:30-18:00`` or empty. ``own_days`` maps a date to
such a text and stands above everything else.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from lianxin.territory.calc.calendar import WorkCalendar, read_spells

CLOSED, AS_SUNDAY, AS_USUAL, BY_ROSTER = "closed", "as_sunday", "as_usual", "by_roster"
_SUNDAY, _FRIDAY = 6, 4
#: So far ahead is looked for the next opening.
HORIZON_DAYS = 30

Spell = tuple[time, time]


@dataclass(frozen=True)
class Opening:
    """The hours of one station."""

    week: tuple[str, ...]
    holiday_rule: str
    calendar: WorkCalendar
    own_days: dict[date, str] = field(default_factory=dict)

    def spells(self, day: date) -> tuple[Spell, ...]:
        """When it is open on a day, in order. A make-up day is open as a Friday."""
        if day in self.own_days:
            return read_spells(self.own_days[day])
        weekday = day.weekday()
        if day in self.calendar.workdays:
            return read_spells(self.week[_FRIDAY])
        if weekday < 5 and day in self.calendar.holidays:
            return self._on_holiday(weekday)
        return read_spells(self.week[weekday])

    def _on_holiday(self, weekday):
        if self.holiday_rule == AS_USUAL:
            return read_spells(self.week[weekday])
        if self.holiday_rule == AS_SUNDAY:
            return read_spells(self.week[_SUNDAY])
        return ()

    def is_by_roster(self, day: date) -> bool:
        """True on a holiday on which the roster alone says who is there."""
        return (
            self.holiday_rule == BY_ROSTER
            and day not in self.own_days
            and day.weekday() < 5
            and day in self.calendar.holidays
        )

    def open_until(self, moment: datetime) -> time | None:
        """Until when it is open now, or ``None``."""
        local = moment.astimezone(self.calendar.zone)
        return next((end for begin, end in self.spells(local.date()) if begin <= local.time() < end), None)

    def next_opening(self, moment: datetime) -> datetime | None:
        """When it next opens after ``moment``; ``None`` when not within a month."""
        local = moment.astimezone(self.calendar.zone)
        for ahead in range(HORIZON_DAYS + 1):
            day = local.date() + timedelta(days=ahead)
            for begin, _end in self.spells(day):
                opens = datetime.combine(day, begin, self.calendar.zone)
                if opens > local:
                    return opens
        return None


def half_hours(opening: Opening, moment: datetime, days: int, most: int) -> list[tuple[date, str]]:
    """Half hours after ``moment`` in which it is open, as ``(day, "09:30")``, in order and at most so many."""
    local = moment.astimezone(opening.calendar.zone)
    found: list[tuple[date, str]] = []
    for ahead in range(days):
        day = local.date() + timedelta(days=ahead)
        for begin, end in opening.spells(day):
            minutes = -(-(begin.hour * 60 + begin.minute) // 30) * 30
            while minutes < end.hour * 60 + end.minute and len(found) < most:
                hour = f"{minutes // 60:02d}:{minutes % 60:02d}"
                if ahead or hour > f"{local:%H:%M}":
                    found.append((day, hour))
                minutes += 30
    return found
