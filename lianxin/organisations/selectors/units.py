"""Units, where they stand and what relations they stand in."""

from django.db.models import F, Q

from lianxin.kit.tree import ancestors, within, within_any
from lianxin.organisations.calc.kinds import relation_fault
from lianxin.organisations.models import Unit, UnitRelation
from lianxin.organisations.selectors.dates import current
from lianxin.organisations.vocabulary import DONE_FOR_OTHERS, RelationKind, UnitKind


def find_unit(public_id):
    """The unit, or ``None``."""
    return Unit.objects.select_related("division").filter(public_id=public_id).first()


def units_within(path):
    """Units at and below a place, the widest place first."""
    return Unit.objects.filter(within(path, "division_path")).order_by("division_path", "id")


def units_within_any(paths):
    """Living units at and below any of these places, the widest place first."""
    return Unit.objects.filter(within_any(paths, "division_path"), dissolved_on__isnull=True).order_by(
        "division_path", "id"
    )


def kinds_within(path, kinds, *, leaving_out=()):
    """``(path, kind)`` of living units of these kinds at and below a place, but not of these ids: one query."""
    found = Unit.objects.filter(within(path, "division_path"), kind__in=kinds, dissolved_on__isnull=True)
    found = found.exclude(pk__in=leaving_out)
    return set(found.values_list("division_path", "kind"))


def unit_of_division(division, kind):
    """The living unit of this kind at exactly this place, or ``None``."""
    return Unit.objects.filter(division=division, kind=kind, dissolved_on__isnull=True).first()


def branches_of(division):
    """Living Party branches of exactly this place, joint and temporary ones among them: one query."""
    kinds = [kind for kind in UnitKind if kind.startswith("party_") and kind.endswith("_branch")]
    return Unit.objects.filter(division=division, kind__in=kinds, dissolved_on__isnull=True).order_by("id")


def committees_over(path):
    """Living Party committees and general branches of a place and above it, the nearest first: one query."""
    kinds = [kind for kind in UnitKind if kind.startswith("party_") and not kind.endswith(("_branch", "_group"))]
    found = Unit.objects.filter(
        division_path__in=ancestors(path, include_self=True), kind__in=[*kinds, UnitKind.PARTY_GENERAL_BRANCH],
        dissolved_on__isnull=True,
    )  # fmt: skip
    return sorted(found, key=lambda unit: (-len(unit.division_path), unit.pk))


def superior_of(unit):
    """The unit one level up: by Party line, by guidance, else the government of the nearest place above."""
    for kind in (RelationKind.PARTY_SUPERIOR, RelationKind.GROUP_OF):
        relation = UnitRelation.objects.filter(current(), source=unit, kind=kind).select_related("target").first()
        if relation:
            return relation.target
    guide = (
        UnitRelation.objects.filter(current(), target=unit, kind=RelationKind.GUIDES).select_related("source").first()
    )
    if guide:
        return guide.source
    above = ancestors(unit.division_path)
    return (
        Unit.objects.filter(division_path__in=above, kind=UnitKind.GOVERNMENT_OFFICE, dissolved_on__isnull=True)
        .order_by("-division_path")
        .first()
    )


def relations_of(unit):
    """Relations both ways, those that have ended last."""
    return (
        UnitRelation.objects.filter(Q(source=unit) | Q(target=unit))
        .select_related("source", "target")
        .order_by(F("ends_on").desc(nulls_first=True), "kind", "id")
    )


def relations_carried(unit, into):
    """Which open relations of a unit go on with its successor: ``[(relation, source, target)]``. The others end with it: what
    the unit itself is under, what the rules of the new pair forbid, and what would lead in a circle."""
    found = []
    for relation in relations_of(unit).filter(ends_on__isnull=True):
        is_own, kind = relation.source_id == unit.pk, relation.kind
        source, target = (into, relation.target) if is_own else (relation.source, into)
        goes = kind in DONE_FOR_OTHERS or not is_own
        if goes and not (relation_fault(kind, source.kind, target.kind) or reaches(target, source, kind)):
            found.append((relation, source, target))
    return found


def reaches(start, goal, kind):
    """True when open relations of this kind lead from ``start`` to ``goal``."""
    seen, frontier = {start.pk}, {start.pk}
    while frontier:
        if goal.pk in frontier:
            return True
        above = UnitRelation.objects.filter(source_id__in=frontier, kind=kind, ends_on__isnull=True)
        frontier = set(above.values_list("target_id", flat=True)) - seen
        seen |= frontier
    return False


def find_relation(pk):
    """A relation with both units, or ``None``."""
    return UnitRelation.objects.select_related("source__division", "target").filter(pk=pk).first()


def units_for_export():
    """Every unit with its place, dissolved ones too: a queryset."""
    return Unit.objects.select_related("division").order_by("division_path", "id")


def relations_for_export():
    """Every relation between units: a queryset."""
    return UnitRelation.objects.select_related("source", "target").order_by("id")
