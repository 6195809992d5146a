"""What the rooms hold about one person, for the copy they take away (Personal Information Protection Law, Art. 45).

A room registers its tables in ``apps.py ready()``; each is one query, however much there is. What is secret, even from
the person, such as a vote, is in none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from lianxin.kit.masking import spoken_phone
from lianxin.kit.templatetags.kit import day, moment


@dataclass(frozen=True)
class Own:
    """One table. ``whose(person)`` gives its rows; ``fields`` are look-ups from there, each with what it is called."""

    key: str
    title: object
    whose: Callable[[object], QuerySet | None]
    fields: dict[str, object]


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
    rows = own.whose(person)
    words = [{} if rows is None else _choices(rows.model, path) for path in own.fields]
    found = [] if rows is None else [list(map(_worded, row, words)) for row in rows.values_list(*own.fields)]
    return Table(own.key, str(own.title), [str(label) for label in own.fields.values()], list(own.fields), found)


def _choices(model, path):
    """The words of a look-up's codes, if it is a choice."""
    for step in path.split("__"):
        field = model._meta.get_field(step)
        model = field.related_model
    return dict(field.flatchoices)


def _worded(value, words):
    try:
        return str(words[value])
    except (KeyError, TypeError):
        return value


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
