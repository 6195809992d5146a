"""What waits for somebody at their stations: one statement over everything that can wait, for the inbox asks every room.

Each kind of row is brought into the same columns and united by the database; which days nobody is named for follows
from the roster's rows among them and the hours of the stations.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import CharField, DateField, F, IntegerField, Q, Value
from django.db.models.functions import Cast, TruncDate

from lianxin.kit import clock
from lianxin.kit.tree import within_any
from lianxin.stations import policies
from lianxin.stations.calc.opening import Opening
from lianxin.stations.calc.roster import gaps
from lianxin.stations.models import Appointment, DutyPattern, DutyShift, IntakeEntry, ServiceCase, SpecialDay, Swap
from lianxin.stations.policies import DESK, LEADERS, RUNNERS
from lianxin.stations.selectors.duty import GAP_DAYS, NOTE_DAYS
from lianxin.stations.selectors.places import desk_stations
from lianxin.stations.vocabulary import ERRANDS_ENDED, AppointmentState, CaseState, ErrandState, Outcome, SwapState
from lianxin.territory import selectors as territory

#: A counter works at no more stations than these.
MOST_STATIONS = 30
#: Something passed on is asked about after so long.
_ASK_AFTER = timedelta(days=5)


@dataclass(frozen=True)
class Task:
    """A row that waits, whatever table it comes from."""

    kind: str
    public_id: str
    number: str
    title: str
    extra: str
    state: str
    due: date | None
    station_id: int


@dataclass(frozen=True)
class Waiting:
    """What waits, by kind; ``gaps`` are ``(station, day, slot)``, ``stations`` those of the actor by id."""

    errands: list
    cases: list
    notes: list
    swaps: list
    passed_on: list
    access: list
    gaps: list
    stations: dict


def waiting_for(actor):
    """Everything of this room that waits for ``actor``: three queries at most, one for who has no counter."""
    if not actor.scopes(*RUNNERS):
        return Waiting([], [], [], [], [], [], [], {})
    parts = [_errands(actor)]
    stations = {}
    if actor.scopes(*DESK):
        stations = {each.pk: each for each in desk_stations(actor)[:MOST_STATIONS]}
        parts += _of_counters(actor, list(stations))
    rows = [Task(*row) for row in (parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0])]
    by_kind: dict = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    open_slots = _gaps(stations, by_kind) if by_kind.get("pattern") else []

    def of(kind):
        return sorted(by_kind.get(kind, []), key=_by_due)

    return Waiting(
        of("errand"), of("case"), of("note"), of("swap"), of("passed_on"), of("access"), open_slots, stations
    )


def _by_due(task):
    return (task.due is not None, task.due or date.min, task.public_id)


def _rows(found, kind, *, key, number="", title="", extra="", state="", due=None, station=None):
    """``found`` in the columns of a ``Task``."""

    def text(name):
        return Cast(F(name), CharField()) if name else Value("", CharField())

    return (
        found.order_by()
        .annotate(
            t_kind=Value(kind, CharField()),
            t_key=text(key),
            t_number=text(number),
            t_title=text(title),
            t_extra=text(extra),
            t_state=text(state),
            t_due=Cast(F(due), DateField()) if isinstance(due, str) else due or Cast(Value(None), DateField()),
            t_station=F(station) if station else Value(0, IntegerField()),
        )
        .values_list("t_kind", "t_key", "t_number", "t_title", "t_extra", "t_state", "t_due", "t_station")
    )


def _errands(actor):
    """Errands asked for where the actor may say yes, and those they run."""
    asked = Q(state=ErrandState.ASKED) & within_any(actor.scopes(*RUNNERS), "division_path")
    mine = Q(taker_id=actor.id) & ~Q(state__in=[str(each) for each in ERRANDS_ENDED])
    found = policies.visible_errands(actor).filter(asked | mine)
    return _rows(
        found, "errand", key="public_id", number="number", title="what", extra="principal_name", state="state", due="due_on"
    )  # fmt: skip


def _of_counters(actor, keys):
    """What waits at the actor's counters, and the roster from which the open slots follow."""
    today = clock.today()
    ours = Q(state__in=[CaseState.RECEIVED, CaseState.MATERIALS_COMPLETE, CaseState.OFFICE_RESULT])
    late = Q(state=CaseState.SUBMITTED, expected_on__lt=today)
    here = {"station__in": keys}
    undone = {"handed_over_at": None, "day__lt": today, "day__gte": today - timedelta(days=NOTE_DAYS)}
    since = clock.now() - _ASK_AFTER
    passed = {"outcome": Outcome.PASSED_ON, "closed_at": None, "at__lt": since, "is_sealed": False}
    coming = {"day__gte": today, "day__lt": today + timedelta(days=GAP_DAYS)}
    parts = [
        _rows(ServiceCase.objects.filter(ours | late, **here), "case", key="public_id", number="number",
              title="item__name", extra="applicant_name", state="state", due="expected_on", station="station_id"),
        _rows(DutyShift.objects.filter(on_duty__user_id=actor.id, **here, **undone), "note", key="public_id",
              state="slot", due="day", station="station_id"),
        _rows(IntakeEntry.objects.filter(**here, **passed), "passed_on", key="public_id", number="number",
              title="subject", extra="handed_to", due=TruncDate("at"), station="station_id"),
        _rows(Appointment.objects.filter(day__gte=today, state=AppointmentState.BOOKED, access_answered_at=None, **here)
              .exclude(access_asked=[]), "access", key="public_id", number="slip", title="hour", due="day",
              station="station_id"),
        _rows(DutyPattern.objects.filter(**here), "pattern", key="weekday", state="slot", station="station_id"),
        _rows(DutyShift.objects.filter(**here, **coming), "shift", key="id", state="slot", due="day", station="station_id"),
        _rows(SpecialDay.objects.filter(**here, **coming), "special", key="id", title="hours", due="day",
              station="station_id"),
    ]  # fmt: skip
    if actor.holds(*LEADERS):
        swaps = Swap.objects.filter(shift__station__in=keys, state=SwapState.ASKED).exclude(asked_by_id=actor.id)
        parts.append(
            _rows(swaps, "swap", key="public_id", title="shift__on_duty__name", extra="instead__name",
                  state="shift__slot", due="shift__day", station="shift__station_id")
        )  # fmt: skip
    return parts


def _gaps(stations, by_kind):
    """Slots of the coming days nobody is named for, at stations that have a usual week."""
    planned: dict = {}
    for row in by_kind.get("shift", ()):
        planned.setdefault(row.station_id, set()).add((row.due, row.state))
    own_days: dict = {}
    for row in by_kind.get("special", ()):
        own_days.setdefault(row.station_id, {})[row.due] = row.title
    calendars = territory.day_calendars([station.division for station in stations.values()])
    found = []
    for key in sorted({row.station_id for row in by_kind["pattern"]}):
        station = stations[key]
        calendar = calendars[station.division.path]
        opening = Opening(tuple(station.week), station.holiday_rule, calendar, own_days.get(key, {}))
        found += [(station, day, slot) for day, slot in gaps(opening, planned.get(key, set()), clock.today(), GAP_DAYS)]
    return found
