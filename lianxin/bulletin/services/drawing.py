"""Tables drawn from where their numbers are kept: the books below, the rooms above. Nobody types them again.

A room says in ``apps.py`` what it offers at a place and how a table of a period is made; this one never knows who that is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lianxin.bulletin.services.writing import MOST_ROWS
from lianxin.kit import clock
from lianxin.kit.errors import NotFound, RuleBroken
from lianxin.kit.templatetags.kit import day


@dataclass(frozen=True)
class TableKind:
    """What a room offers. ``offers(actor, place)`` gives ``(id, label)`` of what the actor may take; ``tables(id=, place=,
    first=, last=, by=)`` the tables of a period as ``post_notice`` takes them, and refuses who may not see them; ``through`` in one
    is the newest entry of the books that is in it. What has one ``origin(id)`` is taken at one time: all of it anew, or none."""

    offers: Callable
    tables: Callable
    origin: Callable


@dataclass(frozen=True, slots=True)
class Draw:
    """One thing drawn from. ``anew`` takes it once more where a notice has its tables of this time already."""

    kind: str
    id: str
    anew: bool = False

    @property
    def key(self):
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Offer:
    """What somebody may draw from at a place."""

    key: str
    label: str


_kinds: dict[str, TableKind] = {}


def register_tables(kind, *, offers, tables, origin=str):
    """Called in ``apps.py``; kinds are offered in the order of their registration."""
    _kinds[kind] = TableKind(offers, tables, origin)


def table_offers(*, place, by):
    """Everything the actor may draw from at a place."""
    return [Offer(f"{kind}:{key}", label) for kind, each in _kinds.items() for key, label in each.offers(by, place)]


def drawn_tables(*, place, draws, about, by, stored=(), at=None):
    """The tables of ``draws`` in their order, each with its ``source``: kind, id, label, days, when it was taken.

    What is among ``stored`` for the same days stays as it is unless it, or something of the same origin, is drawn anew or first.
    """
    if not draws:
        return []
    if not about or not all(about):
        raise RuleBroken(_("先写好“从哪天到哪天”，再取表。"), field="about_from")
    kept = {draw: [] if draw.anew else [table for table in stored if _is_of(table, draw, about)] for draw in draws}
    fresh = {_origin(draw) for draw, tables in kept.items() if not tables}
    found = []
    for draw, tables in kept.items():
        found += _taken(place, draw, about, by, at or clock.now()) if _origin(draw) in fresh else tables
    return found


def _origin(draw):
    kind = _kinds.get(draw.kind)
    return draw.kind, kind.origin(draw.id) if kind else draw.id


def _is_of(table, draw, about):
    source = table.get("source") or {}
    days = [day.isoformat() for day in about]
    return [source.get(name) for name in ("kind", "id", "first", "last")] == [draw.kind, draw.id, *days]


def _taken(place, draw, about, by, at):
    kind, (first, last) = _kinds.get(draw.kind), about
    if kind is None or (label := dict(kind.offers(by, place)).get(draw.id)) is None:
        raise NotFound
    source = {
        "kind": draw.kind, "id": draw.id, "label": label, "first": first.isoformat(), "last": last.isoformat(),
        "at": clock.day_of(at).isoformat(),
    }  # fmt: skip
    tables = kind.tables(id=draw.id, place=place, first=first, last=last, by=by)
    if not tables:
        raise RuleBroken(_("“{label}”在这段时间没有可以取的。").format(label=label), field="about_from")
    if longest := max((len(table["rows"]) for table in tables if len(table["rows"]) > MOST_ROWS), default=0):
        raise RuleBroken(
            _("“{label}”这段时间有 {n} 行，一张表最多 {most} 行。请把日子分短一点，分几份公开。").format(
                label=label, n=longest, most=MOST_ROWS
            ),
            field="about_from",
        )
    return [{**table, "source": source | {key: table[key] for key in ("through",) if key in table}} for table in tables]


def source_words(table):
    """Where a table was taken from and on which day; empty for one that was typed."""
    source = table.get("source")
    if not source:
        return ""
    first, last, taken = (day(date.fromisoformat(source[name])) for name in ("first", "last", "at"))
    return _("取自{label}，{first}至{last}，{taken}取").format(
        label=source["label"], first=first, last=last, taken=taken
    )
