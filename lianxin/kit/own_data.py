"""What the rooms hold about one person, for the copy they take away (Personal Information Protection Law, Art. 45).

A room registers its tables in ``apps.py ready()``; each is one query, however much there is. What is secret, even from
the person, such as a vote, is in none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet

from lianxin.kit.masking import spoken_phone
from lianxin.kit.templatetags.kit import day, moment


@dataclass(frozen=True)
class Own:
    """One table. ``whose(person)`` gives its rows; ``fields`` are look-ups from there, each with what it is called.

    ``words`` says in words what a look-up holds as a code or in a unit of the machine; choices say it by themselves.
    """

    key: str
    title: object
    whose: Callable[[object], QuerySet | None]
    fields: dict[str, object]
    words: dict[str, Callable[[object], object]] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """What ``Own`` holds about somebody, with the words of a choice for its code."""

    key: str
    title: str
    labels: list[str]
    fields: list[str]
    found: list[list]

    @property
    def rows(self):
        """For machines: plain values under the names of the columns."""
        return [dict(zip(self.fields, map(_plain, row), strict=True)) for row in self.found]

    @property
    def pairs(self):
        """To read: label and value of what is not empty, days and times as people say them."""
        shown = (zip(self.labels, map(_shown, row), strict=True) for row in self.found)
        return [[pair for pair in row if pair[1]] for row in shown]


def under_account(model, field="user", **only):
    """``whose`` of rows a look-up of which is the person's account; nothing without one, never the rows of nobody."""

    def whose(person):
        return model.objects.filter(**{field: person.user_id}, **only).order_by("pk") if person.user_id else None

    return whose


def said_as(choices):
    """``words`` of a list of codes of these choices."""
    return dict(choices.choices).get


_tables: dict[str, Own] = {}
_stays: dict[str, object] = {}
_erasers: list[Callable[[object], int]] = []


def register_own(*tables: Own, stays: object, erase: Callable[[object], int] | None = None) -> None:
    """Let these tables be part of everybody's copy of their data.

    ``stays`` says what becomes of them when a deletion is granted: by which rule they stay, and how long. What no rule keeps,
    ``erase(person)`` takes away in the same transaction and says how many rows it was.
    """
    _tables.update({each.key: each for each in tables})
    _stays.update({each.key: stays for each in tables})
    if erase is not None and erase not in _erasers:
        _erasers.append(erase)


def erase_own(person: object) -> int:
    """Take away what no rule keeps, in every room. Returns how many rows."""
    return sum(erase(person) for erase in _erasers)


def what_stays(person: object) -> list[str]:
    """A line for each rule by which something about the person stays, with what it is: a query for each table."""
    kept: dict[str, list[str]] = {}
    for key, own in _tables.items():
        rows = own.whose(person)
        if rows is not None and rows.exists():
            kept.setdefault(str(_stays[key]), []).append(str(own.title))
    return [f"{'、'.join(titles)}（{why}）" for why, titles in kept.items()]


_photos: list[tuple[tuple[str, ...], Callable[[object], QuerySet]]] = []


def register_photos(kinds: tuple[str, ...], whose: Callable[[object], QuerySet]) -> None:
    """Let the photos of these kinds be part of the copy whose owner ids ``whose(person)`` gives."""
    _photos.append((kinds, whose))


def photos_of_matters(person: object) -> Q:
    """Whose photos they are: those of the person's own matters in every room."""
    found = Q(pk__in=[])
    for kinds, whose in _photos:
        found |= Q(owner_kind__in=kinds, owner_id__in=whose(person))
    return found


def own_tables() -> list[Own]:
    """Every table there is, in the order the rooms stand in."""
    return list(_tables.values())


def own_table(key: str) -> Own | None:
    """The table of this name, or ``None``."""
    return _tables.get(key)


def about(own: Own, person: object) -> Table:
    """What this table holds about ``person``: one query."""
    rows = own.whose(person)
    words = [] if rows is None else [own.words.get(path) or _choices(rows.model, path) for path in own.fields]
    found = [] if rows is None else [list(map(_worded, row, words)) for row in rows.values_list(*own.fields)]
    return Table(own.key, str(own.title), [str(label) for label in own.fields.values()], list(own.fields), found)


def _choices(model, path):
    """What says a look-up's codes in words, if it is a choice."""
    for step in path.split("__"):
        column = model._meta.get_field(step)
        model = column.related_model
    return dict(column.flatchoices).get


def _worded(value, words):
    """The words for a value there is, a list's one by one; what has none is said as it stands."""
    if isinstance(value, list):
        return [_worded(each, words) for each in value]
    said = None if value is None or isinstance(value, dict) else words(value)
    return value if said is None else str(said)


def _plain(value):
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool | list | dict) else str(value)


def _shown(value):
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, str) and value.startswith("+86"):
        return spoken_phone(value)
    return "" if value is None else str(value)
