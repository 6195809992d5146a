"""Places as they lay on a day gone by: reports follow the boundaries of their last day. None writes."""

from django.db.models import F, OuterRef, Q, Subquery

from lianxin.kit import clock
from lianxin.kit.tree import WIDTH, within, within_any
from lianxin.territory.calc import boundaries
from lianxin.territory.models import Division, FormerName


def _former_on(day):
    """What each place that has changed since was on a day: one row a place."""
    first = (
        FormerName.objects.filter(division=OuterRef("division"), until__gt=day).order_by("until", "id").values("id")[:1]
    )
    return FormerName.objects.filter(until__gt=day, id=Subquery(first))


def _moved_since(day):
    """``{path: former parent's path}`` of every place that hung elsewhere on a day; none for today. One query."""
    if day >= clock.today():
        return {}
    rows = _former_on(day).exclude(parent_id=F("division__parent_id"))
    return {path: above or "" for path, above in rows.values_list("division__path", "parent__path")}


def lay_within(path, day, field="division_path"):
    """A ``Q`` for what lay at and below a place on a day, in the boundaries of that day; the empty path selects everything.

    Asks one query for a day gone by, none for today.
    """
    moved = _moved_since(day) if path else {}
    found = Q(pk__in=[])
    for root, left_out in boundaries.lay_within(path, moved, WIDTH):
        found |= within(root, field) & ~within_any(left_out, field) if left_out else within(root, field)
    return found if moved else within(path, field)


def children_on(division, day):
    """The places directly below on a day, each with ``name_then``, in the order of their codes. Two queries."""
    if day >= clock.today():
        found = list(Division.objects.filter(parent=division, valid_to__isnull=True).order_by("code", "path"))
        for place in found:
            place.name_then = place.name  # type: ignore[attr-defined]
        return found
    former = {row.division_id: row for row in _former_on(day).filter(
        Q(parent=division) | Q(division__parent=division)
    )}  # fmt: skip
    lived = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    lived &= Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    rows = Division.objects.filter(lived, Q(parent=division) | Q(pk__in=former)).order_by("code", "path")
    found = []
    for place in rows:
        then = former.get(place.pk)
        if (then.parent_id if then else place.parent_id) == (division.pk if division else None):
            place.name_then = then.name if then else place.name  # type: ignore[attr-defined]
            found.append(place)
    return found


def name_on(division, day):
    """What a place was called on a day."""
    if day >= clock.today():
        return division.name
    then = division.former.filter(until__gt=day).order_by("until", "id").first()
    return then.name if then else division.name


def successors_of(division):
    """The places a place went into: by merger or split."""
    return [step.successor for step in division.successions.select_related("successor").order_by("on", "id")]


def predecessors_of(division):
    """Places that were merged into this one, the latest first: a queryset."""
    return Division.objects.filter(successions__successor=division, valid_to__isnull=False).order_by("-valid_to", "id")
