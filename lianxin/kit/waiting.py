"""今日要办: what waits for somebody, said by every room in the same shape. Rooms register theirs in ``apps.py ready()``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Value
from django.urls import reverse
from django.utils.translation import gettext

from lianxin.kit import clock

MOST_QUESTIONS = 6  # beside session, account, roles, own desk, the probes and unread messages: twelve in all


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
class Door:
    """How a room says, asking nothing, that something waits in it: one row that leads to its own list."""

    title: object
    next_action: object
    url_name: str

    def row(self, at):
        return Waiting(
            url=reverse(self.url_name), title=str(self.title), meta=gettext("点开看有哪些"), next_action=str(self.next_action),
            due_at=clock.day_end(clock.day_of(at)), clock=gettext("等您"),
            due=gettext("今天看一看"),
        )  # fmt: skip


@dataclass(frozen=True)
class _Source:
    rows: Callable | None
    probe: Callable | None
    door: Door | None
    questions: int


_sources: dict[str, _Source] = {}


def register_waiting(room, rows, *, probe=None, door=None, questions=1):
    """``rows(actor, at)`` gives the ``Waiting`` rows of a room, in as many ``questions`` to the database at most.

    ``probe(actor)`` is a queryset that is empty when there are none, or ``None`` when there cannot be any: one query asks
    the probes of all rooms, and the rows are only fetched of those where something waits. A room without ``rows``, and for
    whom more rooms wait than may be asked on one page the rooms registered last, say so with one row at their ``door``.
    """
    _sources[room] = _Source(rows, probe, door, questions)


def waiting_for(actor, at):
    """Everything the registered rooms have waiting for this person, by the clock: ``MOST_QUESTIONS`` and one."""
    answered = _rooms_where_something_waits(actor)
    found, left = [], MOST_QUESTIONS
    for room, source in sorted(_sources.items(), key=lambda each: each[1].door is not None):
        if source.probe is not None and room not in answered:
            continue
        if source.door and (source.rows is None or source.questions > left):
            found.append(source.door.row(at))
        elif source.rows:
            found += source.rows(actor, at)
            left -= source.questions
    return sorted(found, key=lambda row: row.due_at)


def _rooms_where_something_waits(actor):
    probes = {room: source.probe(actor) for room, source in _sources.items() if source.probe}
    named = [
        found.order_by().annotate(waits_in=Value(room, CharField())).values_list("waits_in").distinct()
        for room, found in probes.items()
        if found is not None
    ]
    return {room for (room,) in (named[0].union(*named[1:]) if named[1:] else named[0])} if named else set()
