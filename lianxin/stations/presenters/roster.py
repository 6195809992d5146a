"""How the roster and times that can be booked are said."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.masking import spoken_phone
from lianxin.kit.templatetags.kit import day as day_words
from lianxin.kit.templatetags.kit import moment
from lianxin.kit.week import WEEKDAYS
from lianxin.stations.vocabulary import Access, Slot


@dataclass(frozen=True)
class ShiftRow:
    public_id: str
    slot: str
    on_duty: str
    phone: str
    backup: str
    leader: str
    is_done: bool
    note: str


@dataclass(frozen=True)
class RosterDay:
    day: date
    name: str
    shifts: list


_SLOT_ORDER = {slot: number for number, slot in enumerate(Slot)}
SLOT_NAMES = {Slot.AM: _L("上午"), Slot.PM: _L("下午"), Slot.EVENING: _L("晚上"), Slot.WEEKEND: _L("全天")}


def in_order(shifts):
    """By day, then in the order of the day."""
    return sorted(shifts, key=lambda shift: (shift.day, _SLOT_ORDER[Slot(shift.slot)]))


def shift_row(shift):
    return ShiftRow(
        public_id=shift.public_id,
        slot=str(SLOT_NAMES[Slot(shift.slot)]),
        on_duty=shift.on_duty.name,
        phone=spoken_phone(shift.on_duty.phone),
        backup=" ".join(filter(None, (shift.backup.name, spoken_phone(shift.backup.phone)))) if shift.backup else "",
        leader=" ".join(filter(None, (shift.leader.name, spoken_phone(shift.leader.phone)))) if shift.leader else "",
        is_done=shift.handed_over_at is not None,
        note=shift.handover,
    )


def roster_days(shifts, monday, count=7):
    """The days of a week, each with its shifts."""
    by_day: dict = {}
    for shift in in_order(shifts):
        by_day.setdefault(shift.day, []).append(shift_row(shift))
    days = (monday + timedelta(days=number) for number in range(count))
    return [RosterDay(day, str(WEEKDAYS[day.weekday()]), by_day.get(day, [])) for day in days]


@dataclass(frozen=True)
class GapLine:
    day: str
    slot: str
    words: str


def gap_words(day, slot):
    return _("{day} {weekday} {slot}没有人值班").format(
        day=day_words(day), weekday=WEEKDAYS[day.weekday()], slot=SLOT_NAMES[Slot(slot)]
    )


def gap_lines(gaps):
    return [GapLine(day.isoformat(), slot, gap_words(day, slot)) for day, slot in gaps]


def time_words(day, hour):
    """A half hour that can be booked."""
    return f"{day_words(day)} {WEEKDAYS[day.weekday()]} {hour}"


def wished(appointment):
    """What was asked for, in words."""
    return "、".join(str(Access(code).label) for code in appointment.access_asked)


def slip_words(appointment):
    """What a slip says beside its number, a sentence each."""
    when = time_words(appointment.day, appointment.hour) if appointment.hour else day_words(appointment.day)
    lines = [when, _("来了报号码就行。来不了请打站里的电话。")]
    if appointment.access_answered_at:
        said = _("做得到，来了就有。") if appointment.access_met else _("这次做不到。")
        lines.append(
            _("您要“{wished}”：{said}{words}（{name}，{at}）").format(
                wished=wished(appointment), said=said, words=appointment.access_answer,
                name=appointment.access_answered_by_name, at=moment(appointment.access_answered_at),
            )
        )  # fmt: skip
    elif appointment.access_asked:
        lines.append(_("您要“{wished}”：站里还没有答复，会在您来以前答复。").format(wished=wished(appointment)))
    return lines
