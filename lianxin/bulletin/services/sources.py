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
    dismissed: Callable | None = None
    address: Callable | None = None
    judges: str = ""


_kinds: dict[str, SourceKind] = {}


def register_source(kind, name, *, upheld=None, dismissed=None, address=None, judges=""):
    """Called in ``apps.py``. ``upheld(source_id=, notice=, objection=, by=)`` runs inside the action in which an objection to
    a notice of this kind was found right, before the notice is corrected; what it raises undoes the whole. ``dismissed``
    is the same for one found wrong. ``address(source_id)`` is where everybody may read more of the thing. ``judges`` says
    who decides objections to it where the board does not: they are entered at that address, and here only answered first."""
    _kinds[kind] = SourceKind(name, upheld, dismissed, address, judges)


def tell_upheld(notice, objection, by):
    _tell("upheld", notice, objection, by)


def tell_dismissed(notice, objection, by):
    _tell("dismissed", notice, objection, by)


def _tell(what, notice, objection, by):
    told = getattr(_kinds.get(notice.source_kind), what, None)
    if told:
        told(source_id=notice.source_id, notice=notice, objection=objection, by=by)


def who_judges(*, notice):
    """Who decides objections to it, in words, where the board does not; else empty."""
    return getattr(_kinds.get(notice.source_kind), "judges", "")


def source_address(*, notice):
    """Where the thing of the notice is read, or empty."""
    kind = _kinds.get(notice.source_kind)
    return kind.address(notice.source_id) if kind and kind.address else ""
