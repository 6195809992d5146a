"""Promised dates: when a need must be answered, what a pause adds, how much of the time has gone.

Pure: no clock, no database. The calendar is territory's ``WorkCalendar`` (anything with ``add_work_minutes``,
``work_minutes_between`` and ``add_workdays``). Source of the limits: domain rules of request handling (接诉即办),
by place in the jurisdiction profile.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from lianxin.territory.calc.limits import Limit

ALARMS = (50, 80, 100, 120)


@dataclass(frozen=True)
class Pause:
    """Proven waiting for the requester; ``end`` is ``None`` while it lasts."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True)
class Clock:
    """One running promise: from ``start``, within ``limit``, with ``pauses``, or to a granted ``extended_to``."""

    start: datetime
    limit: Limit
    pauses: tuple[Pause, ...] = ()
    extended_to: datetime | None = None

    def due(self, calendar, at=None):
        """The promised moment. An unfinished pause counts up to ``at`` (required while one is open).

        Pauses that began after an extension was promised are added to the extended date by the caller passing
        them only; the pauses given here always move the date they are given with.
        """
        base = self.extended_to or self.limit.after(self.start, calendar)
        if self.limit.is_working_time:
            paused = sum(calendar.work_minutes_between(p.start, _end(p, at)) for p in self.pauses)
            return calendar.add_work_minutes(base, paused) if paused else base
        return base + sum((_end(p, at) - p.start for p in self.pauses), timedelta())

    def gone(self, calendar, at):
        """Share of the promised time that has gone at ``at``: a ``Fraction``, 1 at the promised moment."""
        due = self.due(calendar, at)
        paused = [Pause(p.start, min(_end(p, at), at)) for p in self.pauses if p.start < at]
        if self.limit.is_working_time:
            used = calendar.work_minutes_between(self.start, at) if at > self.start else 0
            total = calendar.work_minutes_between(self.start, due)
            rest = sum(calendar.work_minutes_between(p.start, p.end) for p in paused)
        else:
            used, total = _seconds(at - self.start), _seconds(due - self.start)
            rest = sum(_seconds(_end(p, at) - p.start) for p in paused)
        if total - rest <= 0:
            return Fraction(int(at >= due))
        share = Fraction(max(0, used - rest), total - rest)
        # Working minutes stand still at night: the date itself decides on which side of 1 we are.
        return max(share, Fraction(1)) if at >= due else share

    def alarm_at(self, calendar, percent):
        """The moment at which ``percent`` of the time has gone, pauses so far included (none may be open)."""
        due = self.due(calendar)
        if percent == 100:
            return due
        if self.limit.is_working_time:
            total = calendar.work_minutes_between(self.start, due)
            if percent > 100:
                return calendar.add_work_minutes(due, max(1, total * (percent - 100) // 100))
            return calendar.add_work_minutes(self.start, total * percent // 100)
        return self.start + (due - self.start) * percent / 100


def next_alarm(clock, calendar, rung):
    """The next alarm not yet rung as ``(percent, moment)``, or ``None`` after the last."""
    for percent in ALARMS:
        if percent > rung:
            return percent, clock.alarm_at(calendar, percent)
    return None


def alarms_due(clock, calendar, rung, at):
    """All alarms to ring by ``at`` that have not rung, in order."""
    return [p for p in ALARMS if p > rung and clock.alarm_at(calendar, p) <= at]


def _end(pause, at):
    end = pause.end or at
    if end is None:
        raise ValueError("an open pause needs the moment up to which it counts")
    return max(end, pause.start)


def _seconds(delta):
    return delta.days * 86_400 + delta.seconds
