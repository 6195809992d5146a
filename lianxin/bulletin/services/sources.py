"""Whose notice it is: upper rooms tell this one what their things are called, where they are read, and whom to tell when
an objection was found right. This room never knows who calls."""

from collections.abc import Callable
from dataclasses import dataclass

from lianxin.kit.errors import RuleBroken


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
    term: str = ""
    appeal: Callable | None = None
    corrects: str = ""


_kinds: dict[str, SourceKind] = {}


def register_source(
    kind, name, *, upheld=None, dismissed=None, address=None, judges="", term="", appeal=None, corrects=""
):
    """Called in ``apps.py``. ``upheld(source_id=, notice=, objection=, by=)`` runs inside the action in which an objection to
    a notice of this kind was found right, before the notice is corrected; what it raises undoes the whole. ``dismissed``
    is the same for one found wrong. ``address(source_id)`` is where everybody may read more of the thing. ``judges`` says
    who decides objections to it where the board does not: they are entered at that address, and here only answered first; within
    as many working days as the key ``term`` of the profile holds. ``appeal(objection)`` is ``(words, address)`` of what may be
    done against that decision and how far it is, or ``None``; an objection it concerns is opened again with
    ``reopen_objection``. ``corrects`` says where that room corrects it itself, with ``post_correction``: nobody writes on it here."""
    _kinds[kind] = SourceKind(name, upheld, dismissed, address, judges, term, appeal, corrects)


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


def require_own_text(notice):
    """Refuse to write on what another room says and corrects: the wall and that room would tell two things."""
    if where := getattr(_kinds.get(notice.source_kind), "corrects", ""):
        raise RuleBroken(str(where))


def own_term(*, notice):
    """The key of the profile that holds the working days within which its objections are decided, or empty."""
    return getattr(_kinds.get(notice.source_kind), "term", "")


def appeal_of(*, objection):
    """``(words, address)`` of what may be done against how an objection was decided, or ``None``."""
    appeal = getattr(_kinds.get(objection.notice.source_kind), "appeal", None)
    return appeal(objection) if appeal else None


def may_be_appealed(*, notice):
    """Whether an objection to it may still be opened again: what is archived changes no more."""
    found = (appeal_of(objection=each) for each in notice.objections.all())
    return any(address for _words, address in filter(None, found))


def source_address(*, notice):
    """Where the thing of the notice is read, or empty."""
    kind = _kinds.get(notice.source_kind)
    return kind.address(notice.source_id) if kind and kind.address else ""
