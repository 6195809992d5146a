"""What somebody did, for themself to choose from. Rooms register theirs in ``apps.py ready()``; nothing is counted or added up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

#: So many of each kind at most; a year's whole work is no list anybody reads.
MOST = 40


@dataclass(frozen=True)
class Deed:
    """One thing done: ``kind`` and ``id`` find it again, ``label`` and ``url`` are for people."""

    kind: str
    id: str
    label: str
    url: str
    on: date

    @property
    def key(self):
        return f"{self.kind}:{self.id}"


_sources: dict[str, Callable] = {}


def register_deeds(kind, find):
    """``find(actor, first, last)`` gives the ``Deed`` rows of the actor's own work from day to day: one query."""
    _sources[kind] = find


def own_deeds(actor, first, last):
    """What the actor did between two days, by kind and then by day: as many queries as there are kinds."""
    return [deed for find in _sources.values() for deed in find(actor, first, last)[:MOST]]
