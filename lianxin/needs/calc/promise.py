"""How a promised moment came about, step by step: what a person reads under "promised by … because …".

Pure. Each line is what ``calc.clock`` would promise had nothing happened after it, so the last one is the clock's own.
"""

from dataclasses import dataclass
from datetime import datetime

from lianxin.needs.calc.clock import Clock, Pause
from lianxin.territory.calc.limits import Limit


@dataclass(frozen=True)
class Waited:
    """A finished pause that counts."""

    pause: Pause

    @property
    def at(self):
        return self.pause.end


@dataclass(frozen=True)
class Extended:
    """A later date, granted at ``at``."""

    at: datetime
    to: datetime


@dataclass(frozen=True)
class Earlier:
    """An earlier promise of somebody else, which counts when it is earlier."""

    at: datetime
    to: datetime
    by_merging: bool = False
    by_sorting: bool = False


@dataclass(frozen=True)
class Line:
    """``cause`` is ``None`` for the rule itself; ``minutes`` are what a pause adds (working ones where the rule says so)."""

    cause: Waited | Extended | Earlier | None
    minutes: int
    due: datetime


def account(start, limit: Limit, causes, calendar):
    """The lines from the rule to the promised moment, ``causes`` in the order of their moments."""
    lines = [Line(None, 0, Clock(start, limit).due(calendar))]
    for cause in sorted(causes, key=lambda each: each.at):
        due = lines[-1].due
        match cause:
            case Waited(pause):
                moved = Clock(start, limit, (pause,), extended_to=due).due(calendar)
                lines.append(Line(cause, _minutes(pause, limit, calendar), moved))
            case Extended(_, to):
                lines.append(Line(cause, 0, to))
            case Earlier(to=to) if to < due:
                lines.append(Line(cause, 0, to))
    return lines


def _minutes(pause, limit, calendar):
    if limit.is_working_time:
        return calendar.work_minutes_between(pause.start, pause.end)
    return int((pause.end - pause.start).total_seconds()) // 60
