"""今日要办: what waits for somebody, said by every room in the same shape. Rooms register theirs in ``apps.py ready()``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


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


_sources: dict[str, Callable] = {}


def register_waiting(room, rows):
    """``rows(actor, at)`` gives the ``Waiting`` rows of a room, in a constant number of queries."""
    _sources[room] = rows


def waiting_for(actor, at):
    """Everything the registered rooms have waiting for this person, by the clock."""
    return sorted((row for rows in _sources.values() for row in rows(actor, at)), key=lambda row: row.due_at)
