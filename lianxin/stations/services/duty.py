"""The roster: people, the usual week, weeks made from it, swaps, and the note that confirms a shift."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import insert_many
from lianxin.stations import policies
from lianxin.stations.calc.roster import plan
from lianxin.stations.models import Attendant, DutyPattern, DutyShift, Swap
from lianxin.stations.selectors.places import opening_of
from lianxin.stations.services.places import in_use
from lianxin.stations.vocabulary import AuditTag, SwapState

#: A quarter at a time.
MOST_DAYS = 92


@action
def add_attendant(*, station, name, by, phone="", user=None, may_lead=False):
    """Somebody may be on duty here; the name and the telephone they give are posted."""
    station = in_use(station)
    policies.can_plan_duty(by, station.division_path).or_raise()
    made = Attendant.objects.create(station=station, name=name, phone=phone, user=user, may_lead=may_lead)
    audit.record(AuditTag.ADD_ATTENDANT, made, by, after={"station": station.name})
    return made


@action
def end_attendant(*, attendant, by, on=None):
    """Somebody is on duty no more. Refuses while shifts or the usual week still name them."""
    policies.can_plan_duty(by, attendant.station.division_path).or_raise()
    on = on or clock.today()
    named = DutyShift.objects.filter(station=attendant.station, day__gte=on, on_duty=attendant).exists()
    if named or DutyPattern.objects.filter(on_duty=attendant).exists():
        raise RuleBroken(_("{name}还排着班，请先换人。").format(name=attendant.name))
    attendant.ended_on = on
    attendant.save(update_fields=["ended_on"])
    audit.record(AuditTag.END_ATTENDANT, attendant, by)
    return attendant


@action
def set_pattern(*, station, turns, by):
    """Say who is usually on duty: ``turns`` are ``(weekday, slot, on_duty, backup, leader)``; they replace what was."""
    station = in_use(station)
    policies.can_plan_duty(by, station.division_path).or_raise()
    for _weekday, _slot, on_duty, backup, leader in turns:
        _check_people(station, on_duty, backup, leader)
    DutyPattern.objects.filter(station=station).delete()
    DutyPattern.objects.bulk_create(
        DutyPattern(station=station, weekday=weekday, slot=slot, on_duty=on_duty, backup=backup, leader=leader)
        for weekday, slot, on_duty, backup, leader in turns
    )
    audit.record(AuditTag.SET_PATTERN, station, by, after={"turns": len(turns)})


@action
def plan_duty(*, station, first, days=7, by):
    """Fill every open slot of some days from the usual week; what was set by hand stays. Returns how many were made.

    Slots the pattern names nobody for stay empty and become a task. Refuses without a usual week, and over a quarter.
    """
    station = in_use(station)
    policies.can_plan_duty(by, station.division_path).or_raise()
    if not 0 < days <= MOST_DAYS:
        raise RuleBroken(_("一次最多排一个季度。"))
    rows = DutyPattern.objects.filter(station=station).select_related("on_duty")
    pattern = {(row.weekday, row.slot): row for row in rows if row.on_duty.ended_on is None}
    if not pattern:
        raise RuleBroken(_("还没有定平常怎么排班，请先定。"))
    span = DutyShift.objects.filter(station=station, day__gte=first, day__lt=first + timedelta(days=days))
    planned = set(span.values_list("day", "slot"))
    made = plan(opening_of(station), pattern, planned, first, days)
    insert_many(
        DutyShift(
            station_id=station.pk, day=day, slot=slot,
            on_duty_id=row.on_duty_id, backup_id=row.backup_id, leader_id=row.leader_id,
        )
        for day, slot, row in made
    )  # fmt: skip
    audit.record(AuditTag.PLAN_DUTY, station, by, after={"first": first.isoformat(), "days": days, "count": len(made)})
    return len(made)


@action
def set_shift(*, station, day, slot, on_duty, by, backup=None, leader=None):
    """Say by hand who is on duty. Refuses days gone by, who is not of this station, and a leader who may not lead."""
    station = in_use(station)
    policies.can_plan_duty(by, station.division_path).or_raise()
    if day < clock.today():
        raise RuleBroken(_("过去的班不改。"), field="day")
    _check_people(station, on_duty, backup, leader)
    shift, _made = DutyShift.objects.update_or_create(
        station=station, day=day, slot=slot,
        defaults={"on_duty": on_duty, "backup": backup, "leader": leader, "changed_at": clock.now()},
    )  # fmt: skip
    audit.record(AuditTag.SET_SHIFT, shift, by, after={"on_duty": on_duty.name})
    return shift


def _check_people(station, on_duty, backup, leader):
    for person in filter(None, (on_duty, backup, leader)):
        if person.station_id != station.pk or person.ended_on is not None:
            raise RuleBroken(_("{name}不在这个站值班。").format(name=person.name))
    if backup is not None and backup == on_duty:
        raise RuleBroken(_("替补要是另一个人（AB 岗）。"), field="backup")
    if leader is not None and not leader.may_lead:
        raise RuleBroken(_("{name}不带班，请另选。").format(name=leader.name), field="leader")


@action
def hand_over(*, shift, note, by, at=None):
    """Write what the next one must know; this alone confirms the shift. Refuses a shift that has not begun."""
    at = at or clock.now()
    shift = DutyShift.objects.select_for_update(of=("self",)).select_related("station").get(pk=shift.pk)
    policies.can_work_at(by, shift.station.division_path).or_raise()
    if shift.day > timezone.localdate(at):
        raise RuleBroken(_("这个班还没有到。"))
    if not note.strip():
        raise RuleBroken(_("请写交班记录；没有事就写“无事”。"), field="note")
    shift.handover, shift.handed_over_at, shift.handed_over_by_name = note.strip()[:500], at, by.name
    shift.save(update_fields=["handover", "handed_over_at", "handed_over_by_name"])
    audit.record(AuditTag.HAND_OVER, shift, by, at=at)
    return shift


@action
def enter_notes(*, station, notes, by, at=None):
    """Put notes of the paper hand-over book in: ``{shift: words}``, all of one station, none of a day to come."""
    station, at = in_use(station), at or clock.now()
    policies.can_work_at(by, station.division_path).or_raise()
    today = timezone.localdate(at)
    if any(shift.station_id != station.pk or shift.day > today or not words.strip() for shift, words in notes.items()):
        raise RuleBroken(_("只能补录本站、已经过去、写了字的交班记录。"))
    alike: dict = {}
    for shift, words in notes.items():
        alike.setdefault(words.strip()[:500], []).append(shift.pk)
    for words, keys in alike.items():
        DutyShift.objects.filter(pk__in=keys).update(handover=words, handed_over_at=at, handed_over_by_name=by.name)
    audit.record(AuditTag.ENTER_NOTES, station, by, after={"count": len(notes)}, at=at)


@action
def ask_swap(*, shift, instead, reason, by, at=None):
    """Ask that somebody else stands in. One question a shift at a time."""
    shift = DutyShift.objects.select_for_update(of=("self",)).select_related("station").get(pk=shift.pk)
    policies.can_work_at(by, shift.station.division_path).or_raise()
    _check_people(shift.station, instead, None, None)
    if shift.day < clock.today():
        raise RuleBroken(_("过去的班不改。"))
    if instead.pk == shift.on_duty_id:
        raise RuleBroken(_("换成的还是同一个人。"), field="instead")
    if shift.swaps.filter(state=SwapState.ASKED).exists():
        raise RuleBroken(_("这个班已经有人要换，等批。"))
    swap = Swap.objects.create(
        shift=shift,
        instead=instead,
        reason=reason,
        asked_at=at or clock.now(),
        asked_by_id=by.id,
        asked_by_name=by.name,
    )
    audit.record(AuditTag.ASK_SWAP, swap, by, after={"instead": instead.name}, reason=reason)
    return swap


@action
def approve_swap(*, swap, by, at=None):
    """Yes: the other is on duty. Somebody else than who asked says it."""
    swap = _decide(swap, SwapState.APPROVED, by, at)
    shift = swap.shift
    shift.on_duty = swap.instead
    if shift.backup_id == swap.instead_id:
        shift.backup = None
    shift.changed_at = swap.decided_at
    shift.save(update_fields=["on_duty", "backup", "changed_at"])
    audit.record(AuditTag.APPROVE_SWAP, swap, by, after={"on_duty": swap.instead.name})
    return swap


@action
def refuse_swap(*, swap, by, at=None):
    """No: it stays as it was."""
    swap = _decide(swap, SwapState.REFUSED, by, at)
    audit.record(AuditTag.REFUSE_SWAP, swap, by)
    return swap


def _decide(swap, state, by, at):
    found = Swap.objects.select_for_update(of=("self",)).select_related("shift__station", "instead")
    swap = found.get(pk=swap.pk)
    policies.can_decide_swap(by, swap).or_raise()
    if swap.state != SwapState.ASKED:
        raise RuleBroken(_("这次换班已经定过了。"))
    swap.state, swap.decided_at, swap.decided_by_name = state, at or clock.now(), by.name
    swap.save(update_fields=["state", "decided_at", "decided_by_name"])
    return swap
