"""Coming at a time, or waiting with a number; no name is asked for."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.stations import policies
from lianxin.stations.models import Appointment
from lianxin.stations.selectors.places import opening_of
from lianxin.stations.services.numbering import next_number
from lianxin.stations.services.places import in_use
from lianxin.stations.vocabulary import MOST_AT_A_TIME, AppointmentState, AuditTag

_PREFIX = "A"


@action(idempotent=True)
def book_appointment(*, station, day, hour="", purpose="", name="", client_key, by, at=None):
    """Anybody books a time, or draws a number for now when ``hour`` is empty. The same ``client_key`` twice is one slip.

    Refuses times gone by, times when nobody is there, and a half hour that is full.
    """
    station = in_use(station)
    if known := Appointment.objects.filter(client_key=client_key).first():
        return known
    at = at or clock.now()
    if hour:
        _check_time(station, day, hour, at)
    serial = next_number(station.division, _PREFIX, day).rsplit("-", 1)[1]
    made = Appointment.objects.create(
        client_key=client_key, station=station, day=day, hour=hour, slip=f"{'B' if hour else 'A'}{serial}",
        purpose=purpose.strip(), name=name.strip(), made_at=at,
    )  # fmt: skip
    audit.record(AuditTag.BOOK, made, by, after={"day": day.isoformat(), "hour": hour}, at=at)
    return made


def _check_time(station, day, hour, at):
    local = timezone.localtime(at)
    if (day, hour) <= (local.date(), f"{local:%H:%M}"):
        raise RuleBroken(_("这个时间已经过了，请另选一个。"), field="time")
    if not any(f"{begin:%H:%M}" <= hour < f"{end:%H:%M}" for begin, end in opening_of(station).spells(day)):
        raise RuleBroken(_("这个时间站里没有人，请另选一个。"), field="time")
    taken = Appointment.objects.filter(station=station, day=day, hour=hour, state=AppointmentState.BOOKED)
    if taken.count() >= MOST_AT_A_TIME:
        raise RuleBroken(_("这个时间约满了，请另选一个。"), field="time")


@action
def serve_appointment(*, appointment, by, at=None):
    """Whoever holds the slip is here."""
    return _end(appointment, AppointmentState.SERVED, AuditTag.SERVE_APPOINTMENT, by, at)


@action
def cancel_appointment(*, appointment, by, at=None):
    """It is needed no more; said at the counter or on the telephone."""
    return _end(appointment, AppointmentState.CANCELLED, AuditTag.CANCEL_APPOINTMENT, by, at)


def _end(appointment, state, tag, by, at):
    fresh = Appointment.objects.select_for_update(of=("self",)).select_related("station").get(pk=appointment.pk)
    policies.can_work_at(by, fresh.station.division_path).or_raise()
    if fresh.state != AppointmentState.BOOKED:
        raise RuleBroken(_("这个号已经处理过了。"))
    fresh.state = state
    fresh.save(update_fields=["state"])
    audit.record(tag, fresh, by, at=at)
    return fresh
