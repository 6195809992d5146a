"""What the rooms hold about one person: for the copy they take away, and for what a deletion takes away and leaves
(Personal Information Protection Law, Art. 45, 47).

A room registers its tables in ``apps.py ready()``; each is one query, however much there is. What is secret, even from
the person, such as a vote, is in none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, Q, QuerySet
from django.utils.translation import gettext as _

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
class Gone:
    """Of what a room holds, something no rule keeps: a granted deletion takes it away.

    ``whose(person)`` gives the rows it is in, as long as there is something of it; ``take(rows)`` takes it out of them, in the
    running transaction, and says of how many. ``whole`` is the key of a table of which nothing is left.
    """

    title: object
    whose: Callable[[object], QuerySet | None]
    take: Callable[[QuerySet], int]
    whole: str = ""


@dataclass(frozen=True)
class Kept:
    """What stays of it, by which ``rule`` and how long; ``until(person)`` is the last day, where it can be reckoned."""

    rule: object
    until: Callable[[object], date | None] | None = None


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


def blanked(**values):
    """``take`` of words in rows that stay: these values stand in their place."""
    return lambda rows: rows.update(**values)


def taken_out(rows):
    """``take`` of whole rows."""
    count = rows.count()
    rows.delete()
    return count


_tables: dict[str, Own] = {}
_kept: dict[str, Kept] = {}
_gone: list[Gone] = []
_unfound: list[tuple[object, object]] = []


def register_own(*tables: Own, stays: Kept, gone: tuple[Gone, ...] = ()) -> None:
    """Let these tables be part of everybody's copy of their data, and say what a granted deletion does to them.

    ``stays`` is the rule by which their rows stay all the same, ``gone`` what is taken out of them or away with them.
    """
    _tables.update({each.key: each for each in tables})
    _kept.update({each.key: stays for each in tables})
    _gone.extend(each for each in gone if each not in _gone)


def register_unfound(title: object, rule: object) -> None:
    """What a room keeps in which nobody is found by who they are: it is in no copy, stays by this rule, and everybody is told."""
    if (title, rule) not in _unfound:
        _unfound.append((title, rule))


def erase_own(person: object) -> list[str]:
    """Take away what no rule keeps, in every room. A line for each thing there was something of."""
    lines = []
    for each in _gone:
        rows = each.whose(person)
        if rows is not None and (count := each.take(rows)):
            lines.append(_("{what} {n} 条").format(what=each.title, n=count))
    return lines


def foreseen(person: object) -> tuple[list[str], list[str]]:
    """What a deletion would take away in the rooms, of what there is, and what would stay: one query, one for each last day."""
    found = _there(person, [*_gone, *_staying()])
    return [str(each.title) for each in found if isinstance(each, Gone)], _by_rule(person, found)


def what_stays(person: object) -> list[str]:
    """A line for each rule by which something about the person stays, with what it is: queries as above."""
    return _by_rule(person, _there(person, _staying()))


def _staying():
    emptied = {each.whole for each in _gone}
    return [own for key, own in _tables.items() if key not in emptied]


def _by_rule(person, found):
    titles: dict[Kept, list[str]] = {}
    for own in found:
        if isinstance(own, Own):
            titles.setdefault(_kept[own.key], []).append(str(own.title))
    return [f"{'、'.join(own)}（{_why(kept, person)}）" for kept, own in titles.items()]


def what_is_unfound() -> list[str]:
    """A line for everything in which nobody is found."""
    return [f"{title}（{rule}）" for title, rule in _unfound]


def _why(kept, person):
    last = kept.until(person) if kept.until else None
    return _("{rule}；最晚到{day}").format(rule=kept.rule, day=day(last)) if last else str(kept.rule)


def _there(person, entries):
    """Those of the entries whose rows there are."""
    asked = [(each, rows) for each in entries if (rows := each.whose(person)) is not None]
    row = type(person)._base_manager.values_list(*(Exists(rows) for _each, rows in asked)).get(pk=person.pk)
    return [each for (each, _rows), is_there in zip(asked, row, strict=True) if is_there]


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
