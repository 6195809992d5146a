"""What the background worker does again and again. Rooms register theirs in ``apps.py ready()``."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from lianxin.kit import clock
from lianxin.messaging.models import Heartbeat, PeriodicRun

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Periodic:
    name: str
    every_seconds: int
    function: Callable


PERIODIC: dict[str, Periodic] = {}


def register_periodic(name, every_seconds, function):
    """Let the worker call ``function()`` about every ``every_seconds``; it must bear being called twice."""
    PERIODIC[name] = Periodic(name, every_seconds, function)


def run_due(*, is_stopping=lambda: False):
    """Run every periodic job that is due; a failure is kept on its row and does not stop the others."""
    now = clock.now()
    rows = {row.name: row for row in PeriodicRun.objects.filter(name__in=PERIODIC)}
    for name, job in PERIODIC.items():
        if is_stopping():
            return
        row = rows.get(name) or PeriodicRun.objects.get_or_create(name=name, defaults={"due_at": now})[0]
        claimed = row.due_at <= now and PeriodicRun.objects.filter(name=name, due_at=row.due_at).update(
            due_at=now + timedelta(seconds=job.every_seconds)
        )
        if claimed:
            _run(job)


def _run(job):
    error = ""
    try:
        job.function()
    except Exception as failure:  # one room's fault must not stop the others' work
        log.exception("periodic job %s failed", job.name)
        error = f"{type(failure).__name__}: {failure}"[:300]
    PeriodicRun.objects.filter(name=job.name).update(ran_at=clock.now(), last_error=error)


def beat(name="worker"):
    """Say that the worker lives."""
    Heartbeat.objects.update_or_create(name=name, defaults={"seen_at": clock.now()})
