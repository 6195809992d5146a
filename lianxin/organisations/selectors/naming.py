"""Which unit somebody means by a name, or by its sound."""

from django.db.models import Q

from lianxin.kit.briefs import briefs
from lianxin.kit.tree import ancestors, within
from lianxin.organisations.errors import Ambiguous
from lianxin.organisations.models import Unit
from lianxin.territory import selectors as territory

_SHORTEST_SHORT_NAME = 3


_LONGEST_NAME = 120


def search_units(text, limit=10):
    """Living units whose name holds the text, or sounds like its letters from the start; one query.

    Each has the whole way to its place (``place_name``).
    """
    if len(text) > _LONGEST_NAME:
        return []
    found = _called(text)
    units = list(found.select_related(_WHOLE_WAY).order_by("division_path", "id")[:limit])
    for unit in units:
        unit.place_name = _way_to(unit.division)  # type: ignore[attr-defined]
    return units


def units_saying(text, most=10):
    """The same as ``search_units`` in one line each; ``place`` is the whole way."""
    way = territory.way_to("division__")
    return briefs(_called(text), "unit", title="name", place=way, first=("division_path", "pk"), most=most)


def _called(text):
    named = Q(name__icontains=text) | Q(short_name__icontains=text)
    if text.isascii() and text.isalpha():
        named |= Q(sound__startswith=text.lower()) | Q(sound__contains=f" {text.lower()}")
    return Unit.objects.filter(named, dissolved_on__isnull=True)


#: A unit stands in a group at the deepest: group, village, township, county, prefecture, province.
_WHOLE_WAY = "division__parent__parent__parent__parent__parent"


def _way_to(division):
    return f"{_way_to(division.parent)} {division.short_name}" if division.parent_id else division.short_name


def units_named_in(words, path):
    """The living units at a place, above and below it that the words name, the one furthest up first: one query.

    Short names count at the place and above, from three characters on: below, many units share one.
    """
    way = ancestors(path, include_self=True)
    serving = Unit.objects.filter(Q(division_path__in=way) | within(path, "division_path"), dissolved_on__isnull=True)

    def is_named(unit):
        shortly = unit.division_path in way and len(unit.short_name) >= _SHORTEST_SHORT_NAME
        return unit.name in words or (shortly and unit.short_name in words)

    return sorted(filter(is_named, serving), key=lambda unit: (len(unit.division_path), unit.pk))


def unit_called(name):
    """The one living unit of exactly this name; ``None`` when there is none, or several: one query."""
    found = list(Unit.objects.filter(name=name, dissolved_on__isnull=True)[:2]) if name else []
    return found[0] if len(found) == 1 else None


def resolve_unit(text):
    """The one living unit meant by a name or short name, ``None`` when nothing fits; raises ``Ambiguous`` with all."""
    found = search_units(text, limit=20)
    exact = [unit for unit in found if text in (unit.name, unit.short_name)]
    found = exact or found
    if len(found) > 1:
        raise Ambiguous(found)
    return found[0] if found else None
