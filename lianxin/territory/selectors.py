"""Questions about places, their calendar and their rules. None writes."""

from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings

from lianxin.kit import clock
from lianxin.kit.tree import WIDTH, ancestors
from lianxin.territory.calc.calendar import WorkCalendar, parse_hours
from lianxin.territory.calc.profile import resolve
from lianxin.territory.models import CalendarOverride, Division, ProfileVersion

_YEARS = range(2020, 2031)


def division_by_public_id(public_id):
    """The division, or ``None``."""
    return Division.objects.filter(public_id=public_id).first() if public_id else None


def division_at(path):
    """The division with this path, or ``None``."""
    return Division.objects.filter(path=path).first() if path else None


def parent_path(path):
    """The path one level up; empty above a root."""
    return path[:-WIDTH]


def name_of_path(path):
    """The name of the division with this path, or empty."""
    return Division.objects.filter(path=path).values_list("name", flat=True).first() or ""


def full_name(division):
    """``青禾县 柳溪镇 上河村``: always the whole way, because names repeat."""
    names = Division.objects.filter(path__in=ancestors(division.path, include_self=True)).order_by("path")
    return " ".join(names.values_list("name", flat=True))


def home_division(actor):
    """The narrowest place the actor holds a role over, or ``None``."""
    paths = [r.scope_path for r in actor.roles if r.scope_path]
    return division_at(max(paths, key=len)) if paths else None


def profile(division=None, on=None):
    """The rules in force at a division on a day (the defaults alone without one): at most one query."""
    path = division.path if division else ""
    return _profile(path, on or clock.today()) if path else resolve([])


def _profile(path, day):
    versions = (
        ProfileVersion.objects.filter(division_path__in=ancestors(path, include_self=True), starts_on__lte=day)
        .select_related("division")
        .order_by("division_path", "starts_on", "id")
    )
    newest = {version.division_path: version for version in versions}
    return resolve([(v.pk, v.division.name, v.values) for v in newest.values()])


def work_calendar(division=None, rules=None):
    """The working calendar at a division: the State Council's days with the county's own changes.

    ``rules`` is the division's profile when the caller already has it.
    """
    path = division.path if division else ""
    changes = tuple(
        CalendarOverride.objects.filter(division_path__in=ancestors(path, include_self=True))
        .order_by("division_path", "day")
        .values_list("day", "is_workday")
    )
    return _calendar((rules or profile(division)).value("work.hours"), changes, settings.TIME_ZONE)


@lru_cache(maxsize=64)
def _calendar(hours, changes, zone):
    off, worked, announced = _national_days()
    off, worked = set(off), set(worked)
    for day, is_workday in changes:
        (worked if is_workday else off).add(day)
        (off if is_workday else worked).discard(day)
    return WorkCalendar(frozenset(off), frozenset(worked), announced, parse_hours(hours), ZoneInfo(zone))


@lru_cache(maxsize=1)
def _national_days():
    """Weekdays off, weekend days worked, and the last day for which the yearly notice is known."""
    known = holidays.country_holidays("CN", years=_YEARS)
    off = {day for day in known if day.weekday() < 5}
    worked = set(known.weekend_workdays)
    years = {day.year for day in worked}
    announced = clock.today().replace(year=max(years), month=12, day=31) if years else None
    return off, worked, announced
