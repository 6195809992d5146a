"""Working time: which days are worked, and arithmetic in working minutes.

Pure. Days come as sets: statutory holidays (weekdays off) and make-up workdays (weekend days worked, 调休) by the
State Council's yearly notice, with the county's own changes. Moments are aware; days are days of ``zone``.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

_SHANGHAI = ZoneInfo("Asia/Shanghai")
DEFAULT_HOURS = ((time(8, 30), time(12, 0)), (time(14, 30), time(18, 0)))
_MINUTE = timedelta(minutes=1)


_LINE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s,，、:：]*([休班])")


def read_notice(text):
    """``(year, off, worked)`` of a yearly notice pasted one day a line: ``2027-02-05 休``, ``2027-02-14 班``.

    ``ValueError`` with the line that is none, or with nothing when there is no line, or with the second year.
    """
    off, worked = set(), set()
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _LINE.fullmatch(line)
        try:
            day = date(*map(int, found.groups()[:3])) if found else None
        except ValueError:
            day = None
        if found is None or day is None or day.year not in ({each.year for each in off | worked} or {day.year}):
            raise ValueError(line)
        (off if found[4] == "休" else worked).add(day)
    if both := off & worked:
        raise ValueError(min(both).isoformat())
    if not off:
        raise ValueError("")
    return min(off).year, frozenset(off), frozenset(worked)


@dataclass(frozen=True)
class WorkCalendar:
    """``holidays``: weekdays off; ``workdays``: weekend days worked; ``announced_until``: last day the notice covers.

    ``hours`` are the working spells of a day, in order, not overlapping.
    """

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    announced_until: date | None = None
    hours: tuple[tuple[time, time], ...] = DEFAULT_HOURS
    zone: ZoneInfo = _SHANGHAI

    @cached_property
    def day_minutes(self):
        """Working minutes of a whole working day."""
        return sum(_minutes(a, b) for a, b in self.hours)

    def is_workday(self, day):
        """True on a weekday that is no holiday, and on a make-up day."""
        return day in self.workdays or (day.weekday() < 5 and day not in self.holidays)

    def is_announced(self, day):
        """False when the notice for the day's year has not come out: the date may still move."""
        return self.announced_until is None or day <= self.announced_until

    def differing(self, off, worked, year):
        """``{day: is worked}`` of what makes a year as the whole notice says: these days ``off``, these ``worked``."""
        first = date(year, 1, 1)
        days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
        wanted = {day: day in worked or (day.weekday() < 5 and day not in off) for day in days}
        return {day: is_workday for day, is_workday in wanted.items() if is_workday != self.is_workday(day)}

    def next_workday(self, day):
        """The first working day after ``day``."""
        day += timedelta(days=1)
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day

    def add_workdays(self, start, days):
        """End of work on the ``days``-th working day after the day of ``start``, which itself does not count."""
        if days < 1:
            raise ValueError("at least one working day")
        day = start.astimezone(self.zone).date()
        for _each in range(days):
            day = self.next_workday(day)
        return datetime.combine(day, self.hours[-1][1], self.zone)

    def add_work_minutes(self, start, minutes):
        """The moment at which ``minutes`` of working time have passed since ``start``; 0 gives ``start`` itself."""
        if minutes < 0:
            raise ValueError("time runs forward")
        if minutes == 0:
            return start
        local = start.astimezone(self.zone)
        day, left = local.date(), minutes
        while True:
            for opening, end in self._spells(day):
                begin = max(opening, local)
                there = max(0, (end - begin) // _MINUTE)
                if there >= left:
                    return begin + left * _MINUTE
                left -= there
            day += timedelta(days=1)
            # whole days in between need no walk through their spells
            while left > self.day_minutes:
                if self.is_workday(day):
                    left -= self.day_minutes
                day += timedelta(days=1)

    def work_minutes_between(self, start, end):
        """Whole working minutes from ``start`` to ``end``; 0 when ``end`` is not after ``start``."""
        first, last = start.astimezone(self.zone), end.astimezone(self.zone)
        if last <= first:
            return 0
        if first.date() == last.date():
            return self._minutes_of_day(first.date(), first, last)
        total = self._minutes_of_day(first.date(), first, last) + self._minutes_of_day(last.date(), first, last)
        day = first.date() + timedelta(days=1)
        while day < last.date():
            total += self.day_minutes if self.is_workday(day) else 0
            day += timedelta(days=1)
        return total

    def _spells(self, day):
        if not self.is_workday(day):
            return []
        return [(datetime.combine(day, a, self.zone), datetime.combine(day, b, self.zone)) for a, b in self.hours]

    def _minutes_of_day(self, day, start, end):
        return sum(max(0, (min(b, end) - max(a, start)) // _MINUTE) for a, b in self._spells(day))


def _minutes(begin, end):
    return (end.hour - begin.hour) * 60 + end.minute - begin.minute


def parse_hours(text):
    """``"8:30-12:00 14:30-18:00"`` → spells. ``ValueError`` with the offending part when it is not in order."""
    spells = []
    for part in text.split():
        begin, dash, end = part.partition("-")
        spell = (_time(begin, part), _time(end, part))
        if not dash or spell[0] >= spell[1] or (spells and spell[0] < spells[-1][1]):
            raise ValueError(part)
        spells.append(spell)
    if not spells:
        raise ValueError(text)
    return tuple(spells)


def read_spells(text):
    """``"8:30-12:00"`` → spells; an empty text is a day off. Raises ``ValueError`` with the part that is wrong."""
    return parse_hours(text) if text.strip() else ()


def _time(text, part):
    hour, _colon, minute = text.partition(":")
    if not (hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60):
        raise ValueError(part)
    return time(int(hour), int(minute))
