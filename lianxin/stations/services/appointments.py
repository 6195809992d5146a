"""Coming at a time, or waiting with a number; no name is asked for."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.stations import policies
from lianxin.stations.models import Appointment
from lianxin.stations.selectors.places import opening_of
from lianxin.stations.services.numbering import next_number
from lianxin.stations.services.places import in_use
from lianxin.stations.services.wording import county_words
from lianxin.stations.vocabulary import MOST_AT_A_TIME, Access, AppointmentState, AuditTag, MessageKind

_PREFIX = "A"


@action(idempotent=True)
def book_appointment(*, station, day, hour="", purpose="", name="", phone="", access_asked=(), client_key, by, at=None):
    """Anybody books a time, or draws a number for now when ``hour`` is empty. The same ``client_key`` twice is one slip.

    What would make it easier to come (``access_asked``) is answered by the station before; a telephone is only asked for
    that. Refuses times gone by, times when nobody is there, a half hour that is full, and a number when nobody comes any
    more that day; who works there may draw one always.
    """
    station = in_use(station)
    if known := Appointment.objects.filter(client_key=client_key).first():
        return known
    at = at or clock.now()
    if hour:
        _check_time(station, day, hour, at)
    elif not policies.can_work_at(by, station.division_path):
        _check_somebody_comes(station, at)
    serial = next_number(station.division, _PREFIX, day).rsplit("-", 1)[1]
    made = Appointment.objects.create(
        client_key=client_key, station=station, day=day, hour=hour, slip=f"{'B' if hour else 'A'}{serial}",
        purpose=purpose.strip(), name=name.strip(), phone=phone, user_id=by.id if by.is_user else None,
        access_asked=list(access_asked), made_at=at,
    )  # fmt: skip
    after = {"day": day.isoformat(), "hour": hour, "access": list(access_asked)}
    audit.record(AuditTag.BOOK, made, by, after=after, at=at)
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


def _check_somebody_comes(station, at):
    """A number is called the same day or not at all. Hours that are not written down refuse nobody."""
    opening, today = opening_of(station), timezone.localtime(at).date()
    following = opening.next_opening(at)
    if following is None or opening.open_until(at) or opening.is_by_roster(today):
        return
    if timezone.localtime(following).date() != today:
        raise RuleBroken(_("今天没有人叫号了。要办事，请看开头写的时间再来；有事要说，点“说件事”，有人答复。"))


@action
def answer_access(*, appointment, met, words="", by, at=None):
    """Say whether what was asked for will be there; where not, what there is instead. Whoever booked is told."""
    fresh, at = _locked(appointment, by), at or clock.now()
    if not fresh.access_asked:
        raise RuleBroken(_("这个预约没有提出要什么方便。"))
    if not met and not words.strip():
        raise RuleBroken(_("做不到的，请写可以怎么办，例如“我们上门办”。"), field="words")
    fresh.access_met, fresh.access_answer = met, words.strip()
    fresh.access_answered_at, fresh.access_answered_by_name = at, by.name
    fresh.save(update_fields=["access_met", "access_answer", "access_answered_at", "access_answered_by_name"])
    audit.record(AuditTag.ANSWER_ACCESS, fresh, by, after={"met": met}, at=at)
    _tell_answer(fresh)
    return fresh


def _tell_answer(appointment):
    if not (appointment.phone or appointment.user_id):
        return
    with county_words():
        wished = "、".join(str(Access(code).label) for code in appointment.access_asked)
        said = _("做得到，来了就有。") if appointment.access_met else _("这次做不到。")
        title = _("预约 {slip}：您要的方便，站里答复了").format(slip=appointment.slip)
        body = _("{station}，您要“{wished}”：{said}").format(station=appointment.station.name, wished=wished, said=said)
    messaging.notify(
        to=Recipient(user_id=appointment.user_id, phone=appointment.phone, name=appointment.name),
        kind=MessageKind.APPOINTMENT,
        title=title,
        body=f"{body}{appointment.access_answer}",
        url=f"/stations/slips/{appointment.public_id}/" if appointment.user_id else "",
        key=f"stations:slips:{appointment.public_id}:{appointment.access_answered_at.isoformat()}",
    )


@action
def serve_appointment(*, appointment, by, at=None):
    """Whoever holds the slip is here."""
    return _end(appointment, AppointmentState.SERVED, AuditTag.SERVE_APPOINTMENT, by, at)


@action
def cancel_appointment(*, appointment, by, at=None):
    """It is needed no more; said at the counter or on the telephone."""
    return _end(appointment, AppointmentState.CANCELLED, AuditTag.CANCEL_APPOINTMENT, by, at)


def _locked(appointment, by):
    fresh = Appointment.objects.select_for_update(of=("self",)).select_related("station").get(pk=appointment.pk)
    policies.can_work_at(by, fresh.station.division_path).or_raise()
    if fresh.state != AppointmentState.BOOKED:
        raise RuleBroken(_("这个号已经处理过了。"))
    return fresh


def _end(appointment, state, tag, by, at):
    fresh = _locked(appointment, by)
    fresh.state = state
    fresh.save(update_fields=["state"])
    audit.record(tag, fresh, by, at=at)
    return fresh
