"""Lines that stand for a thing of an upper room: its words are asked for there each time, and kept here nowhere."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from lianxin.kit.tree import is_within


@dataclass(frozen=True)
class Wish:
    """What everybody may read of it. ``label`` says what sort of thing it is, in nobody's words."""

    id: str
    label: str
    words: str
    state: str
    is_open: bool
    division: object
    address: str


@dataclass(frozen=True)
class _Source:
    open_in: Callable
    find: Callable


_sources: dict[str, _Source] = {}


def register_wishes(kind, *, open_in, find):
    """Called in ``apps.py``. ``open_in(paths)`` are the wishes under way in these places, ``find(ids)`` those of these ids;
    both give only what everybody may read, in one query."""
    _sources[kind] = _Source(open_in, find)


def wishes_near(members):
    """``[(kind, wish)]`` that one of these members may bring to the lists: those of its place and of the alliance's."""
    paths = sorted({path for member in members for path in places_of(member)})
    return [(kind, wish) for kind, source in _sources.items() for wish in (source.open_in(paths) if paths else ())]


def places_of(member):
    """Where a member is, and where its alliance is."""
    return {member.scope_path} | ({member.unit.division_path} if member.unit else set())


def is_near(member, wish):
    return any(is_within(wish.division.path, path) for path in places_of(member))


def wish_of(item):
    """What a line stands for, or ``None``: also where nobody may read of it any more."""
    return wishes_of([item]).get(item.pk)


def wishes_of(items):
    """``{pk of the line: what it stands for}``: one query a kind, none where no line stands for anything."""
    ids = defaultdict(set)
    for item in items:
        if item.source_id:
            ids[item.source_kind].add(item.source_id)
    found = {
        (kind, wish.id): wish
        for kind, wanted in ids.items()
        if kind in _sources
        for wish in _sources[kind].find(wanted)
    }
    known = {item.pk: found.get((item.source_kind, item.source_id)) for item in items}
    return {pk: wish for pk, wish in known.items() if wish}


def find_wish(kind, source_id):
    """A thing of an upper room everybody may read of, or ``None``."""
    return next(iter(_sources[kind].find({source_id})), None) if kind in _sources else None
