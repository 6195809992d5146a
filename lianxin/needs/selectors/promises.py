"""Why a need is promised for its day: by the rule its clock was started under, and what moved the date since."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from lianxin.needs.calc import promise as calc
from lianxin.needs.calc.clock import Clock, Pause
from lianxin.needs.vocabulary import Urgency, Verb, tier_of
from lianxin.territory import selectors as territory
from lianxin.territory.calc.limits import Limit


@dataclass(frozen=True)
class Promise:
    """Why a need is to be answered when it is: the rule its clock was started by, and what moved the date since."""

    limit: str  # as the rule writes it, ``7d``
    source: str  # the place that set the rule; empty for the default
    basis: str
    version: int | None
    start: datetime
    pauses: int
    extensions: int
    brought_forward: bool = False  # by what was promised to somebody whose need was merged in
    is_announced: bool = True  # whether the holidays of its year are known
    reckoned: datetime | None = None  # where the record leads, whatever is promised
    lines: list = field(default_factory=list)  # of ``calc.promise``; empty when the record does not lead to the date


def promise_of(need, upstream_due=None, calendar_of=territory.work_calendar):
    """The promise of a need by the rules of the day its clock began, and by what ``calendar_of`` gives for the place and these
    rules. Reads its steps and pauses."""
    rules = territory.profile(need.division, timezone.localdate(need.clock_started_at))
    setting = rules.settings[f"sla.{tier_of(need.kind, need.urgency)}.feedback"]
    since = [step for step in need.steps.all() if step.at >= need.clock_started_at]
    counted = [
        pause
        for pause in need.pauses.all()
        if pause.ended_at is not None and pause.moves_the_date and pause.started_at >= need.clock_started_at
    ]
    granted = [step for step in since if step.verb == Verb.GRANT_EXTENSION]
    merged = [step for step in since if step.verb == Verb.BRING_FORWARD]
    sorted_anew = [step for step in since if step.verb == Verb.RECLASSIFY][-1:]
    causes = [
        *(calc.Waited(Pause(pause.started_at, pause.ended_at)) for pause in counted),
        *(calc.Extended(step.at, step.due_at) for step in granted),
        *(calc.Earlier(step.at, step.due_at, by_merging=True) for step in merged),
        *(calc.Earlier(step.at, step.due_at, by_sorting=True) for step in sorted_anew),
        *([calc.Earlier(need.clock_started_at, upstream_due)] if upstream_due else []),
    ]
    calendar = calendar_of(need.division, rules)
    lines = calc.account(need.clock_started_at, Limit.parse(setting.value), causes, calendar)
    return Promise(
        limit=setting.value,
        source=setting.source,
        basis=setting.basis,
        version=setting.version_id,
        start=need.clock_started_at,
        pauses=len(counted),
        extensions=len(granted),
        brought_forward=bool(merged),
        is_announced=calendar.is_announced(timezone.localdate(need.due_at)),
        reckoned=lines[-1].due,
        lines=lines if lines[-1].due == need.due_at else [],
    )


@dataclass(frozen=True)
class WhatIf:
    """What a dispatch at ``at`` would mean: whoever gets it, the promise stays the same."""

    due: datetime
    contact_due: datetime
    objection_ends: datetime


def if_dispatched(need, at):
    """The dates of a need were it dispatched at ``at``. The unit chosen moves none of them."""
    urgent = need.urgency in (Urgency.EMERGENCY, Urgency.URGENT)
    key = "dispatch.objection_urgent" if urgent else "dispatch.objection_window"
    rules = territory.profile(need.division)
    ends = Clock(at, Limit.parse(rules.value(key))).due(territory.work_calendar(need.division, rules))
    return WhatIf(need.due_at, need.contact_due_at, ends)
