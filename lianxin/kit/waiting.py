"""今日要办: what waits for somebody, said by every room in the same shape. Rooms register theirs in ``apps.py ready()``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Value


@dataclass(frozen=True)
class Waiting:
    """One row of the inbox with its next action; ``due_at`` orders it, ``tone`` is a tone of ``{% state %}``."""

    url: str
    title: str
    meta: str
    next_action: str
    due_at: datetime
    tone: str = "wait"
    clock: str = ""
    due: str = ""
    number: str = ""
    is_urgent: bool = False


@dataclass(frozen=True)
class _Source:
    rows: Callable
    probe: Callable | None


_sources: dict[str, _Source] = {}


def register_waiting(room, rows, *, probe=None):
    """``rows(actor, at)`` gives the ``Waiting`` rows of a room, in a constant number of queries.

    ``probe(actor)`` is a queryset that is empty when there are none, or ``None`` when there cannot be any: one query asks
    the probes of all rooms, and the rows are only fetched of those where something waits.
    """
    _sources[room] = _Source(rows, probe)


def waiting_for(actor, at):
    """Everything the registered rooms have waiting for this person, by the clock."""
    answered = _rooms_where_something_waits(actor)
    asked = [source for room, source in _sources.items() if source.probe is None or room in answered]
    return sorted((row for source in asked for row in source.rows(actor, at)), key=lambda row: row.due_at)


def _rooms_where_something_waits(actor):
    probes = {room: source.probe(actor) for room, source in _sources.items() if source.probe}
    named = [
        found.order_by().annotate(waits_in=Value(room, CharField())).values_list("waits_in").distinct()
        for room, found in probes.items()
        if found is not None
    ]
    return {room for (room,) in (named[0].union(*named[1:]) if named[1:] else named[0])} if named else set()
