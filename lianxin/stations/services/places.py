"""Where and when somebody is there."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.stations import policies, selectors
from lianxin.stations.calc.opening import read_spells
from lianxin.stations.errors import StationClosed
from lianxin.stations.models import SpecialDay, Station
from lianxin.stations.vocabulary import AuditTag
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System

_CHANGEABLE = (
    "kind", "name", "unit", "place_words", "phone", "week", "holiday_rule", "offers", "access",
    "slip_paper", "notes",
)  # fmt: skip


def in_use(station):
    """The station, its row held until the transaction ends. Refuses one that no longer serves."""
    fresh = Station.objects.select_for_update(of=("self",)).select_related("division").get(pk=station.pk)
    if not fresh.is_open:
        raise StationClosed(fresh)
    return fresh


@action
def open_station(*, division, by, opened_on=None, **values):
    """Say that somebody is there for residents at a place. Refuses a second one of the same name there."""
    policies.can_keep_station(by, division.path).or_raise()
    territory.must_use(System.STATIONS, division)
    _check(values, Station.objects.filter(division=division))
    station = Station.objects.create(
        division=division, division_path=division.path, opened_on=opened_on or clock.today(), **values
    )
    audit.record(AuditTag.OPEN_STATION, station, by, after=_said(station))
    return station


@action
def change_station(*, station, by, **values):
    """Say it otherwise; the record keeps how it was."""
    station = in_use(station)
    policies.can_keep_station(by, station.division_path).or_raise()
    _check(values, Station.objects.filter(division=station.division).exclude(pk=station.pk))
    before = _said(station)
    for name, value in values.items():
        setattr(station, name, value)
    station.save(update_fields=list(values))
    audit.record(AuditTag.CHANGE_STATION, station, by, before=before, after=_said(station))
    return station


@action
def take_over_stations(*, unit, into, on, by):
    """A unit went into another: the stations it answered for are the successor's."""
    for station in selectors.kept_by(unit):
        change_station(station=station, unit=into, by=by)


@action
def close_station(*, station, reason, by, on=None):
    """End it: nothing new is begun there; what was recorded stays."""
    station = in_use(station)
    policies.can_keep_station(by, station.division_path).or_raise()
    station.closed_on = on or clock.today()
    station.save(update_fields=["closed_on"])
    audit.record(AuditTag.CLOSE_STATION, station, by, reason=reason)
    return station


@action
def set_special_day(*, station, day, hours, reason, by):
    """Open otherwise on one day, or closed when there are no hours. Set again, it replaces what was said before."""
    station = in_use(station)
    policies.can_keep_station(by, station.division_path).or_raise()
    if day < clock.today():
        raise RuleBroken(_("这一天已经过了，请选今天或以后的日子。"), field="day")
    _read(hours, "hours")
    special, _made = SpecialDay.objects.update_or_create(
        station=station, day=day, defaults={"hours": hours, "reason": reason}
    )
    audit.record(AuditTag.SET_SPECIAL_DAY, special, by, after={"hours": hours}, reason=reason)
    return special


@action
def end_special_day(*, special, by):
    """The week counts for that day again."""
    policies.can_keep_station(by, special.station.division_path).or_raise()
    audit.record(AuditTag.END_SPECIAL_DAY, special, by, before={"hours": special.hours})
    special.delete()


def _check(values, others):
    for number, hours in enumerate(values.get("week", ())):
        _read(hours, f"day{number}")
    if "week" in values and len(values["week"]) != 7:
        raise RuleBroken(_("一周要写满七天，休息的那天空着。"))
    if others.filter(name=values.get("name"), closed_on__isnull=True).exists():
        raise RuleBroken(_("这个地方已经有叫“{name}”的站点。").format(name=values["name"]), field="name")


def _read(hours, field):
    try:
        read_spells(hours)
    except ValueError as error:
        raise RuleBroken(
            _("“{part}”看不懂。请写成 8:30-12:00 14:30-18:00，休息就空着。").format(part=error.args[0]), field=field
        ) from error


def _said(station):
    return {name: str(getattr(station, name) or "") for name in _CHANGEABLE}
