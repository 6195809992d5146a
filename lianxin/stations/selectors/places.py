"""Stations by place, and their hours."""

from collections import defaultdict

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.paging import page
from lianxin.kit.tree import ancestors, within, within_any
from lianxin.stations.calc.opening import Opening
from lianxin.stations.models import SpecialDay, Station
from lianxin.stations.policies import DESK, KEEPERS
from lianxin.territory import selectors as territory


def find_station(public_id):
    """The station with its place, or ``None``."""
    return Station.objects.select_related("division", "unit").filter(public_id=public_id).first()


def stations_page(*, path="", kind="", text="", cursor="", size=20):
    """Stations in use at and below a place, the places in order."""
    found = Station.objects.filter(within(path, "division_path"), closed_on__isnull=True)
    if kind:
        found = found.filter(kind=kind)
    if text:
        found = found.filter(name__contains=text)
    return page(found.select_related("division"), order=("division_path", "id"), cursor=cursor, size=size)


def paths_with_stations(path):
    """Paths of the places at and below one that have a station in use: one query."""
    found = Station.objects.filter(within(path, "division_path"), closed_on__isnull=True)
    return set(found.values_list("division_path", flat=True))


def stations_at(division, limit=6):
    """Stations a resident of the place goes to: its own first, then those of the places above."""
    paths = ancestors(division.path, include_self=True)
    found = Station.objects.filter(division_path__in=paths, closed_on__isnull=True)
    coming = SpecialDay.objects.filter(station=OuterRef("pk"), day__gte=clock.today())
    found = found.select_related("division").annotate(has_special_days=Exists(coming))
    return list(found.order_by("-division_path", "id")[:limit])


def my_stations(actor, *roles):
    """Stations in use where the actor holds one of ``roles`` (works at the counter or keeps it), nearest first."""
    scopes = actor.scopes(*(roles or KEEPERS))
    found = Station.objects.filter(within_any(scopes, "division_path"), closed_on__isnull=True)
    return found.select_related("division").order_by("division_path", "id")


def desk_stations(actor):
    """Stations at whose counter the actor works."""
    return my_stations(actor, *DESK)


def opening_of(station):
    """When somebody is there."""
    return openings_of([station])[station.pk]


def openings_of(stations):
    """``{id: Opening}`` of several stations, which carry their place: two queries, one where it is known that none has special
    days."""
    own_days: dict = defaultdict(dict)
    asked = [each.pk for each in stations if getattr(each, "has_special_days", True)]
    rows = SpecialDay.objects.filter(station__in=asked, day__gte=clock.today())
    for station_id, day, hours in rows.values_list("station_id", "day", "hours"):
        own_days[station_id][day] = hours
    calendars = territory.day_calendars([each.division for each in stations])
    return {
        each.pk: Opening(tuple(each.week), each.holiday_rule, calendars[each.division.path], own_days[each.pk])
        for each in stations
    }


def coming_special_days(station):
    """Days from today on which it is open otherwise."""
    return list(SpecialDay.objects.filter(station=station, day__gte=clock.today()))


def find_special_day(station, day):
    """What was set for a day, or ``None``."""
    return SpecialDay.objects.select_related("station").filter(station=station, day=day).first()


def kept_by(unit):
    """Open stations a unit answers for: a queryset."""
    return Station.objects.filter(unit=unit, closed_on__isnull=True).order_by("id")


def kept_words(unit):
    """How many stations a unit answers for, in a phrase for who ends it."""
    count = kept_by(unit).count()
    return [_("管着的站点 {n} 个").format(n=count)] if count else []
