"""What the village has decided: the hall tells this room where its resolutions are. This room never knows who calls."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Decided:
    """A resolution in force, in the words of the room that keeps it."""

    kind: str
    id: str
    label: str
    on: date


_sources: dict[str, Callable] = {}


def register_decisions(kind, decided_in):
    """Called in ``apps.py``: ``decided_in(division)`` gives the ``Decided`` of an assembly or its representatives that are in
    force at a place, the newest first."""
    _sources[kind] = decided_in


def decisions_of(*, division):
    """Everything that was decided at a place and still holds."""
    return [each for decided_in in _sources.values() for each in decided_in(division)]
