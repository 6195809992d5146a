"""Rolls: of whom they are, page by page, and which were adopted."""

from django.db.models import Count, Exists, OuterRef, Subquery

from lianxin.kit.masking import mask_name
from lianxin.kit.paging import page
from lianxin.kit.tree import within_any
from lianxin.people.models import Person, Roll, RollCorrection, RollEntry
from lianxin.people.policies import rolls_visible_to
from lianxin.people.vocabulary import ROLL_KEEPERS, CorrectionKind


def roll_page(viewer, cursor=""):
    """A page of the rolls the viewer may see, newest first."""
    visible = rolls_visible_to(viewer, Roll.objects.all()).select_related("division").annotate(size=Count("entries"))
    return page(visible, order=("-as_of", "-id"), cursor=cursor)


def find_roll(viewer, public_id):
    return rolls_visible_to(viewer, Roll.objects.filter(public_id=public_id)).select_related("division").first()


def roll_entries(roll, viewer, cursor="", size=100):
    """A page of the roll's entries; officers above the village see surnames only, as everywhere."""
    found = page(roll.entries.all(), order=("number", "id"), cursor=cursor, size=size)
    if not viewer.holds(*ROLL_KEEPERS, path=roll.division_path):
        for entry in found:
            entry.name = mask_name(entry.name)
    return found


def names_on_roll(roll):
    """``(name, household code, person id)`` of everybody on an adopted roll, its corrections taken into account. Two queries,
    one where ``newest_roll`` has said that nothing was corrected."""
    rows = list(roll.entries.order_by("number").values_list("name", "household_code", "person_id"))
    if not getattr(roll, "has_corrections", True):
        return rows
    corrections = list(roll.corrections.order_by("id").values_list("kind", "person_id", "name"))
    for kind, person, name in corrections:
        rows = [row for row in rows if row[2] != person]
        if kind == CorrectionKind.ADDED:
            rows.append((name, "", person))
    return rows


def called_on_roll(roll, name):
    """Public ids of everybody an adopted roll, with its corrections, knows by a name."""
    theirs = [person for each, _code, person in names_on_roll(roll) if each == name]
    return list(Person.objects.filter(pk__in=theirs).values_list("public_id", flat=True))


def adopted_rolls(division, kind):
    """The adopted rolls of a place, the newest first."""
    return list(_adopted(division, kind)[:20])


def newest_roll(division, kind):
    """The newest adopted roll of a place, or ``None``; it knows whether it was corrected (``has_corrections``)."""
    corrected = Exists(RollCorrection.objects.filter(roll=OuterRef("pk")))
    return _adopted(division, kind).annotate(has_corrections=corrected).first()


def _adopted(division, kind):
    return Roll.objects.filter(division=division, kind=kind, adopted_at__isnull=False).order_by("-as_of", "-id")


def homes_counted_to(person_id, kind):
    """Entries by which the newest adopted roll of a place counts somebody to a household, wherever they live now; none where a
    correction of the roll is about them. For a subquery by ``roll__division`` and ``household_code``."""
    newest = _adopted(OuterRef("roll__division"), kind).values("pk")[:1]
    rows = RollEntry.objects.filter(person=person_id, roll=Subquery(newest)).exclude(household_code="")
    corrected = Exists(RollCorrection.objects.filter(roll=OuterRef("roll"), person=person_id))
    return rows.exclude(corrected)


def adopted_rolls_within(paths, kinds):
    """Adopted rolls of these kinds at and below the places, the newest first."""
    rows = Roll.objects.filter(within_any(paths, "division_path"), kind__in=kinds, adopted_at__isnull=False)
    return list(rows.select_related("division").order_by("-as_of", "-id")[:50])
