"""Units as they were on a day, what they became, and which of them have still to follow their place."""

from django.db.models import Prefetch, Q, Value

from lianxin.kit import clock
from lianxin.organisations.models import Post, Tenure, Unit, UnitName, UnitPlace, UnitSuccession
from lianxin.organisations.selectors.dates import current
from lianxin.organisations.vocabulary import Structure, UnitKind
from lianxin.territory import selectors as territory
from lianxin.territory.calc import names


def units_on(division, on):
    """Units that stood at exactly this place on a day, each with ``name_then`` and posts with ``held`` that day.

    Five queries for a day gone by, three for today.
    """
    is_past = on < clock.today()
    stood = _stood_on(division, on) if is_past else {}
    lived = Q(established_on__isnull=True) | Q(established_on__lte=on)
    lived &= Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=on)
    tenures = Tenure.objects.filter(current(on=on)).order_by("starts_on", "id")
    there = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    posts = (
        Post.objects.filter(there)
        .order_by("-is_head", "id")
        .prefetch_related(Prefetch("tenures", queryset=tenures, to_attr="held"))
    )
    units = (
        Unit.objects.filter(lived, Q(division=division) | Q(pk__in=stood))
        .order_by("kind", "id")
        .prefetch_related(Prefetch("posts", queryset=posts))
    )
    found = [unit for unit in units if stood.get(unit.pk, unit.division_id) == division.pk]
    bore = _names_on(found, on) if is_past else {}
    for unit in found:
        unit.name_then = bore.get(unit.pk, unit.name)
    return found


def _stood_on(division, on):
    """``{unit: place}`` of those that have stood at this place and moved since, or came to it."""
    rows = UnitPlace.objects.filter(until__gt=on).filter(Q(division=division) | Q(unit__division=division))
    return dict(rows.order_by("-until", "-id").values_list("unit_id", "division_id"))


def _names_on(units, on):
    rows = UnitName.objects.filter(unit__in=units, until__gt=on)
    return dict(rows.order_by("-until", "-id").values_list("unit_id", "name"))


def units_by_structure(division, on):
    """Units of exactly this place on a day, side by side by structure, each with its posts and who held them."""
    sides = {structure: [] for structure in Structure}
    for unit in units_on(division, on):
        sides[unit.structure].append(unit)
    return sides


def history_of(unit):
    """Former names and places, the latest first, and the units it came from or went into. Two queries.

    Of a name or place ``(what, until, the place's public id)``.
    """
    names = unit.former_names.values_list("name", "until", Value(""))
    places = unit.former_places.values_list("division__name", "until", "division__public_id")
    former = sorted(names.union(places, all=True), key=lambda row: row[1], reverse=True)
    steps = UnitSuccession.objects.filter(Q(predecessor=unit) | Q(successor=unit))
    steps = list(steps.select_related("predecessor", "successor").order_by("-on", "id"))
    return {
        "names": [row for row in former if not row[2]],
        "places": [row for row in former if row[2]],
        "from": [step for step in steps if step.successor_id == unit.pk],
        "into": [step for step in steps if step.predecessor_id == unit.pk],
    }


def with_successors(unit_ids):
    """These units and every unit they became since: a set of ids. One query a step."""
    found, last = set(unit_ids), set(unit_ids)
    while last:
        rows = UnitSuccession.objects.filter(predecessor_id__in=last)
        last = set(rows.values_list("successor_id", flat=True)) - found
        found |= last
    return found


def living_successor(unit):
    """The one living unit that took this one in, at once or by others; ``None`` where there is none or there are several."""
    living = Unit.objects.filter(pk__in=with_successors([unit.pk]) - {unit.pk}, dissolved_on__isnull=True)
    found = list(living.select_related("division")[:2])
    return found[0] if len(found) == 1 else None


def place_to_follow(division):
    """The living place that took this one in, where it went into one alone; else ``None``."""
    into = territory.successors_of(division)
    return into[0] if division.valid_to and len(into) == 1 and not into[0].valid_to else None


def units_left_at(division):
    """Living units still standing at exactly this place."""
    return list(
        Unit.objects.filter(division=division, dissolved_on__isnull=True)
        .select_related("division")
        .order_by("kind", "id")
    )


def likes_at(division, units):
    """``[(unit, its like)]``: the living unit of the same kind at a place where there is exactly one, else ``None``.

    Of a kind a place has several of, the like bears the same name without the place's. An alliance is its members' own and
    goes into no other.
    """
    there = {}
    for each in units_left_at(division):
        there.setdefault(each.kind, []).append(each)
    there.pop(UnitKind.ALLIANCE, None)
    return [(unit, _like(unit, there.get(unit.kind, []))) for unit in units]


def _like(unit, candidates):
    if len(candidates) == 1:
        return candidates[0]
    return next((each for each in candidates if _own_words(each) == _own_words(unit)), None)


def _own_words(unit):
    return unit.name.replace(names.short_name(unit.division.name), "", 1)


def places_left_behind(division):
    """Places merged into this one at which units still stand, each with ``left``: how many. Two queries."""
    merged = list(territory.predecessors_of(division))
    standing = Unit.objects.filter(division__in=merged, dissolved_on__isnull=True).values_list("division_id", flat=True)
    counts = list(standing)
    found = [place for place in merged if place.pk in counts]
    for place in found:
        place.left = counts.count(place.pk)
    return found
