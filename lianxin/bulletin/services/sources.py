"""Whose notice it is: upper rooms tell this one what their things are called, where they are read, and whom to tell when
an objection was found right. This room never knows who calls."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The thing of an upper room that is made public, in that room's own words."""

    kind: str = ""
    id: str = ""
    label: str = ""


@dataclass(frozen=True)
class SourceKind:
    name: str
    upheld: Callable | None = None
    address: Callable | None = None


_kinds: dict[str, SourceKind] = {}


def register_source(kind, name, *, upheld=None, address=None):
    """Called in ``apps.py``. ``upheld(source_id=, notice=, objection=, by=)`` runs inside the action in which an objection to
    a notice of this kind was found right, before the notice is corrected; what it raises undoes the whole.
    ``address(source_id)`` is where everybody may read more of the thing."""
    _kinds[kind] = SourceKind(name, upheld, address)


def tell_upheld(notice, objection, by):
    kind = _kinds.get(notice.source_kind)
    if kind and kind.upheld:
        kind.upheld(source_id=notice.source_id, notice=notice, objection=objection, by=by)


def source_address(*, notice):
    """Where the thing of the notice is read, or empty."""
    kind = _kinds.get(notice.source_kind)
    return kind.address(notice.source_id) if kind and kind.address else ""
