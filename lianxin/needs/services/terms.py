"""From the jurisdiction profile to the dates of one need."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils.timezone import localdate

from lianxin.needs.calc.clock import Clock, Pause, next_alarm
from lianxin.needs.models import NeedPause
from lianxin.needs.services.owing import owe_plan
from lianxin.needs.vocabulary import tier_of
from lianxin.territory import selectors as territory
from lianxin.territory.calc.limits import Limit


@dataclass(frozen=True)
class Terms:
    """The limits that apply to a need, with the profile version they come from."""

    contact: Limit
    feedback: Limit
    version_id: int | None
    calendar: object


def terms_for(division, kind, urgency, on=None):
    """The limits in force at the division on a day, or now."""
    profile = territory.profile(division, on)
    tier = tier_of(kind, urgency)
    return Terms(
        contact=Limit.parse(profile.value(f"sla.{tier}.contact")),
        feedback=Limit.parse(profile.value(f"sla.{tier}.feedback")),
        version_id=profile.version_id,
        calendar=territory.work_calendar(division, profile),
    )


def _terms_of(need):
    """The limits a need's clock was started by, whatever has been decided since: a promise is kept by its own rules."""
    return terms_for(need.division, need.kind, need.urgency, localdate(need.clock_started_at))


def start_clock(need, at, *, no_later_than=None):
    """Set every date of a need that starts (again) at ``at``; ``no_later_than`` is an earlier promise of somebody else."""
    is_running = need.clock_started_at == at  # reckoned anew from when it first started, by the rules of that day
    terms = _terms_of(need) if is_running else terms_for(need.division, need.kind, need.urgency)
    need.profile_version = terms.version_id
    owe_plan(need, at, terms.calendar)
    need.clock_started_at = at
    need.contact_due_at = Clock(at, terms.contact).due(terms.calendar)
    clock = Clock(at, terms.feedback)
    if no_later_than and no_later_than < clock.due(terms.calendar):
        clock = replace(clock, extended_to=no_later_than)
    need.due_at = clock.due(terms.calendar)
    set_alarm(need, clock, terms.calendar, rung=0)


def set_alarm(need, clock, calendar, *, rung):
    """Note the next alarm of a running clock."""
    need.rung = rung
    coming = next_alarm(clock, calendar, rung)
    need.next_alarm_at = coming[1] if coming else None


def clock_of(need):
    """The need's clock as calc sees it, with its calendar. A moved date (pause, extension) is the extended date.

    ``due_at`` already holds every finished pause, so none is passed on.
    """
    terms = _terms_of(need)
    return Clock(need.clock_started_at, terms.feedback, extended_to=need.due_at), terms.calendar


def end_pause(need, at):
    """End the open pause and move the promised date by it, unless it is contested and nobody upheld it."""
    pause = NeedPause.objects.filter(need=need, ended_at__isnull=True).first()
    if pause is None:
        return
    pause.ended_at = max(at, pause.started_at)
    pause.save(update_fields=["ended_at"])
    terms = _terms_of(need)
    if pause.moves_the_date:
        moved = Clock(
            need.clock_started_at, terms.feedback, (Pause(pause.started_at, pause.ended_at),), extended_to=need.due_at
        )
        need.due_at = moved.due(terms.calendar)
    set_alarm(
        need, Clock(need.clock_started_at, terms.feedback, extended_to=need.due_at), terms.calendar, rung=need.rung
    )


def silence_end(need, at):
    """Until when the requester may speak before silence closes the need."""
    days = territory.profile(need.division).value("callback.silence_days")
    return at + timedelta(days=days)
