"""The working calendar: the State Council's days with the county's own changes."""

from datetime import date
from functools import lru_cache
from importlib.metadata import version
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.cache import cache

from lianxin.kit.caching import short_lived
from lianxin.kit.tree import ancestors
from lianxin.territory.calc.calendar import DEFAULT_HOURS, WorkCalendar, parse_hours
from lianxin.territory.models import CalendarOverride
from lianxin.territory.selectors.rules import profile

_CHANGE = ("day", "is_workday", "completes_year")
_YEARS = range(2020, 2031)


def work_calendar(division=None, rules=None):
    """The working calendar at a division: the State Council's days with the county's own changes.

    ``rules`` is the division's profile when the caller already has it.
    """
    path = division.path if division else ""
    hours = (rules or profile(division)).value("work.hours")
    return _calendar(hours, _changes(path), settings.TIME_ZONE)


def day_calendars(divisions):
    """``{path: calendar}`` of several places, good for which days are worked, not for hours: one query."""
    ways = {division.path: ancestors(division.path, include_self=True) for division in divisions}
    above = {path for way in ways.values() for path in way}
    rows = CalendarOverride.objects.filter(division_path__in=above) if above else CalendarOverride.objects.none()
    changes = list(rows.order_by("division_path", "day").values_list("division_path", *_CHANGE))
    return {path: _with_hours(DEFAULT_HOURS, _along(way, changes), settings.TIME_ZONE) for path, way in ways.items()}


def calendars_as_now():
    """``work_calendar`` as it is at this moment, whatever is changed later."""
    rows = list(CalendarOverride.objects.order_by("division_path", "day").values_list("division_path", *_CHANGE))

    def calendar_of(division, rules):
        changes = _along(ancestors(division.path, include_self=True), rows)
        return _calendar(rules.value("work.hours"), changes, settings.TIME_ZONE)

    return calendar_of


def _along(way, rows):
    """What the places on the way changed."""
    return tuple(row[1:] for row in rows if row[0] in way)


@short_lived()
def _changes(path):
    rows = CalendarOverride.objects.filter(division_path__in=ancestors(path, include_self=True))
    return tuple(rows.order_by("division_path", "day").values_list(*_CHANGE))


def _calendar(hours, changes, zone):
    return _with_hours(parse_hours(hours), changes, zone)


@lru_cache(maxsize=64)
def _with_hours(spells, changes, zone):
    off, worked, announced = national_days()
    off, worked = set(off), set(worked)
    for day, is_workday, completes_year in changes:
        (worked if is_workday else off).add(day)
        (off if is_workday else worked).discard(day)
        if completes_year and announced and day.year == announced.year + 1:
            announced = day
    return WorkCalendar(frozenset(off), frozenset(worked), announced, spells, ZoneInfo(zone))


@lru_cache(maxsize=1)
def national_days():
    """Weekdays off, weekend days worked, and the last day for which the yearly notice is known.

    What the library answered is kept: it knows the days of every country and takes 20 MB to say ours.
    """
    key = f"territory.national_days.{version('holidays')}"
    return cache.get_or_set(key, _ask_library, timeout=None)


def _ask_library():
    import holidays

    known = holidays.country_holidays("CN", years=_YEARS)
    off = {day for day in known if day.weekday() < 5}
    worked = set(known.weekend_workdays)
    years = {day.year for day in worked}
    announced = date(max(years), 12, 31) if years else None
    return off, worked, announced


def calendar_changes(division):
    """The county's own days, newest first."""
    rows = CalendarOverride.objects.filter(division_path__in=ancestors(division.path, include_self=True))
    return rows.select_related("division").order_by("-day", "id")


def national_calendar():
    """What the State Council announced, as far as the library knows it, with no place's own changes."""
    return _with_hours(DEFAULT_HOURS, (), settings.TIME_ZONE)


def own_day(division, day):
    """What a place itself set for a day, or ``None``."""
    return CalendarOverride.objects.filter(division=division, day=day).first()
