"""The door between things that are looked after and whoever answers for what is broken; neither room knows the other.

A room of things registers how one is found, the room of needs how a fault is told and what became of it, both in
``apps.py ready()``.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Thing:
    """What may be broken; ``place`` in words. Everybody may read all of it."""

    kind: str
    id: str
    label: str
    place: str
    division: object

    @property
    def key(self):
        return f"{self.kind}:{self.id}"

    @property
    def address(self):
        return address_of(self.kind, self.id)


@dataclass(frozen=True)
class Fault:
    """What became of one that was told; ``answer`` and ``address`` are empty where not everybody may read them."""

    number: str
    on: str
    tone: str
    state: str
    due: str
    answer: str = ""
    address: str = ""


@dataclass(frozen=True)
class _Desk:
    tell: Callable
    told: Callable


_things: dict[str, tuple[Callable, Callable]] = {}
_desk: list[_Desk] = []


def register_things(kind, *, find, address):
    """``find(id)`` gives a ``Thing`` or ``None`` in one query, ``address(id)`` its page in none."""
    _things[kind] = find, address


def register_desk(*, tell, told):
    """``tell(thing=, words=, key=, by=, at=)`` in the caller's transaction, the same ``key`` once; ``told(kind, id)`` gives ``Fault``
    rows, the newest first, in one query."""
    _desk[:] = [_Desk(tell, told)]


def find_thing(key: str) -> Thing | None:
    """The thing of a key out of an address or a form; ``None`` for what is no key."""
    kind, _colon, its_id = key.partition(":")
    return _things[kind][0](its_id) if kind in _things and its_id else None


def address_of(kind: str, thing_id: str) -> str:
    """Its page; empty for what no room has."""
    return _things[kind][1](thing_id) if kind in _things and thing_id else ""


def tell_fault(thing: Thing, *, words, key, by, at):
    """Somebody who looks after it found it broken: from now on it has a number and a promised day."""
    for desk in _desk:
        desk.tell(thing=thing, words=words, key=key, by=by, at=at)


def faults_of(kind: str, thing_id: str) -> list[Fault]:
    """What was told of a thing, the newest first: one query."""
    return [fault for desk in _desk for fault in desk.told(kind, thing_id)]
