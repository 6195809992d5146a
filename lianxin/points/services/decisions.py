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
_fallen: dict[str, Callable] = {}


def register_decisions(kind, decided_in, fallen_among=None):
    """Called in ``apps.py``: ``decided_in(division)`` gives the ``Decided`` of an assembly or its representatives that are in
    force at a place, the newest first; ``fallen_among(ids)`` the ids of those that were revoked or annulled."""
    _sources[kind] = decided_in
    _fallen[kind] = fallen_among or (lambda ids: set())


def resting_on_nothing(rule_sets):
    """Those among them whose resolution was revoked or annulled: one question for each room above."""
    ids = {}
    for each in rule_sets:
        ids.setdefault(each.source_kind, set()).add(each.source_id)
    fallen = {(kind, key) for kind, keys in ids.items() if kind in _fallen for key in _fallen[kind](keys)}
    return [each for each in rule_sets if (each.source_kind, each.source_id) in fallen]


def decisions_of(*, division):
    """Everything that was decided at a place and still holds."""
    return [each for decided_in in _sources.values() for each in decided_in(division)]
