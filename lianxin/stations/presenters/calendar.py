"""Duty, errands and cases in the calendar of who has them, and the roster of a station in everybody's."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.calendars import Entry
from lianxin.stations import selectors
from lianxin.stations.calc.roster import slot_hours
from lianxin.stations.presenters.roster import SLOT_NAMES, shift_row
from lianxin.stations.presenters.work import CASE_NEXT, ERRAND_NEXT
from lianxin.stations.vocabulary import CaseState, ErrandState, Slot


def roster_entries(station, shifts, opening):
    """The shifts of a station, as its roster says them to everybody; hours are those it is open in that slot."""
    return [_shift(station, shift, opening, *_told(shift_row(shift))) for shift in shifts]


def own_entries(actor, first, last):
    """Shifts an actor stands on the roster for, without those beside them, and what waits for them at their stations with a day."""
    if not actor.is_user:
        return []
    shifts = selectors.shifts_of_user(actor.id, first, last)
    openings = selectors.openings_of(list({shift.station_id: shift.station for shift in shifts}.values()))
    found = [_shift(shift.station, shift, openings[shift.station_id], _own_part(shift, actor.id)) for shift in shifts]
    waiting = selectors.waiting_for(actor)
    for tasks, page, states, actions in (
        (waiting.errands, "stations:errand", ErrandState, ERRAND_NEXT),
        (waiting.cases, "stations:case", CaseState, CASE_NEXT),
    ):
        found += [
            Entry(
                uid=f"task-{task.public_id}", start=task.due, stamped=clock.day_start(first),
                summary=_("{action}：{number}").format(action=actions[states(task.state)], number=task.number),
                path=reverse(page, args=[task.public_id]),
            )
            for task in tasks if task.due
        ]  # fmt: skip
    return found


def _told(row):
    """Who is on duty, and how they and those beside them are called."""
    summary = _("{slot}值班：{name}").format(slot=row.slot, name=row.on_duty)
    return summary, _("电话 {phone} 替补 {backup} 带班 {leader}").format(
        phone=row.phone, backup=row.backup, leader=row.leader
    )


def _own_part(shift, user_id):
    part = _("值班")
    if shift.on_duty.user_id != user_id:
        part = _("替补") if shift.backup and shift.backup.user_id == user_id else _("带班")
    return f"{SLOT_NAMES[Slot(shift.slot)]}{part}"


def _shift(station, shift, opening, summary, description=""):
    begin, end = slot_hours(opening, shift.day, shift.slot)
    return Entry(
        uid=f"duty-{shift.public_id}", start=begin, end=end, stamped=shift.changed_at, summary=summary,
        description=description, location=station.place_words, path=reverse("stations:roster", args=[station.public_id]),
    )  # fmt: skip
