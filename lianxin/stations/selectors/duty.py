"""The roster: a week, what is missing, what waits to be confirmed."""

from datetime import timedelta

from django.db.models import Q

from lianxin.kit import clock
from lianxin.kit.calendars import MOST
from lianxin.stations.calc.roster import gaps
from lianxin.stations.models import Attendant, DutyPattern, DutyShift, Swap
from lianxin.stations.selectors.places import openings_of
from lianxin.stations.vocabulary import SwapState

#: So far ahead somebody must be named.
GAP_DAYS = 7
#: So long a missing note is asked for.
NOTE_DAYS = 7
_PEOPLE = ("on_duty", "backup", "leader")


def attendants_of(station):
    """Who may be on duty here now."""
    return Attendant.objects.filter(station=station, ended_on__isnull=True).select_related("station")


def pattern_of(station):
    """The usual week."""
    return list(DutyPattern.objects.filter(station=station).select_related(*_PEOPLE))


def find_shift(public_id):
    """The shift with its station and people, or ``None``."""
    return DutyShift.objects.select_related("station__division", *_PEOPLE).filter(public_id=public_id).first()


def find_swap(public_id):
    """The swap with its shift, or ``None``."""
    return (
        Swap.objects.select_related("shift__station", "shift__on_duty", "instead").filter(public_id=public_id).first()
    )


def shifts_between(station, first, days):
    """Shifts of some days in their order, with their people: one query."""
    span = DutyShift.objects.filter(station=station, day__gte=first, day__lt=first + timedelta(days=days))
    return list(span.select_related(*_PEOPLE).order_by("day", "slot"))


def shifts_of_user(user_id, first, last):
    """Shifts between two days that name an account as on duty, as its stand-in or as who leads, with station and place: one query."""
    named = Q(on_duty__user_id=user_id) | Q(backup__user_id=user_id) | Q(leader__user_id=user_id)
    span = DutyShift.objects.filter(named, day__range=(first, last), station__closed_on__isnull=True)
    return list(span.select_related("station__division", *_PEOPLE).order_by("day", "slot", "id")[:MOST])


def on_duty_today(station):
    """Who is on duty today, by slot."""
    return shifts_between(station, clock.today(), 1)


def gaps_of(stations, days=GAP_DAYS):
    """``[(station, day, slot)]`` somebody must still be named for: stations with a roster only, three queries."""
    rostered = set(DutyPattern.objects.filter(station__in=stations).values_list("station_id", flat=True))
    stations = [each for each in stations if each.pk in rostered]
    first = clock.today()
    span = DutyShift.objects.filter(station__in=stations, day__gte=first, day__lt=first + timedelta(days=days))
    planned: dict = {}
    for station_id, day, slot in span.values_list("station_id", "day", "slot"):
        planned.setdefault(station_id, set()).add((day, slot))
    openings = openings_of(stations)
    return [
        (station, day, slot)
        for station in stations
        for day, slot in gaps(openings[station.pk], planned.get(station.pk, set()), first, days)
    ]


def swaps_waiting(stations, user_id):
    """Swaps somebody else asked for, still to be decided."""
    found = Swap.objects.filter(shift__station__in=stations, state=SwapState.ASKED).exclude(asked_by_id=user_id)
    return list(found.select_related("shift__station", "shift__on_duty", "instead").order_by("shift__day", "id"))


def latest_note(station):
    """The last hand-over note of a station, or ``None``."""
    done = DutyShift.objects.filter(station=station, handed_over_at__isnull=False).select_related("on_duty")
    return done.order_by("-day", "-slot").first()
