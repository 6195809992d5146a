"""What the rooms hold about one person, for the copy they take away (Personal Information Protection Law, Art. 45).

A room registers its tables in ``apps.py ready()``; each is one query, however much there is. What is secret, even from
the person, such as a vote, is in none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet


@dataclass(frozen=True)
class Own:
    """One table. ``whose(person)`` gives its rows; ``fields`` are look-ups from there, each with what it is called."""

    key: str
    title: object
    whose: Callable[[object], QuerySet | None]
    fields: dict[str, object]


@dataclass(frozen=True)
class Table:
    """What ``Own`` holds about somebody: plain values, with the words of a choice for its code."""

    key: str
    title: str
    labels: list[str]
    rows: list[dict]

    @property
    def pairs(self):
        """The rows as a page shows them: label and value of what is not empty."""
        shown = ([_shown(value) for value in row.values()] for row in self.rows)
        return [[pair for pair in zip(self.labels, row, strict=True) if pair[1]] for row in shown]


_tables: dict[str, Own] = {}


def register_own(*tables: Own) -> None:
    """Let these tables be part of everybody's copy of their data."""
    _tables.update({each.key: each for each in tables})


def own_tables() -> list[Own]:
    """Every table there is, in the order the rooms stand in."""
    return list(_tables.values())


def own_table(key: str) -> Own | None:
    """The table of this name, or ``None``."""
    return _tables.get(key)


def about(own: Own, person: object) -> Table:
    """What this table holds about ``person``: one query."""
    found = own.whose(person)
    rows = [] if found is None else list(found.values_list(*own.fields))
    words = [{} if found is None else _choices(found.model, path) for path in own.fields]
    return Table(
        own.key,
        str(own.title),
        [str(label) for label in own.fields.values()],
        [dict(zip(own.fields, map(_plain, row, words), strict=True)) for row in rows],
    )


def _choices(model, path):
    """The words of a look-up's codes, if it is a choice."""
    for step in path.split("__"):
        field = model._meta.get_field(step)
        model = field.related_model
    return dict(field.flatchoices)


def _plain(value, words):
    if isinstance(value, datetime | date):
        return value.isoformat()
    try:
        return str(words[value])
    except (KeyError, TypeError):
        return value if value is None or isinstance(value, str | int | float | bool | list | dict) else str(value)


def _shown(value):
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else str(value)
