"""The rules in force at a place, where they come from, and how they came about."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Max

from lianxin.kit import clock
from lianxin.kit.caching import short_lived
from lianxin.kit.tree import ancestors
from lianxin.territory.calc.catalogue import KEYS
from lianxin.territory.calc.profile import fold, resolve
from lianxin.territory.models import ProfileVersion
from lianxin.territory.vocabulary import Level

IN_ORDER = ("division_path", "starts_on", "id")
_FACTOR = "second_factor.staff_required"


def profile(division=None, on=None):
    """The rules in force at a division on a day (the defaults alone without one): at most one query."""
    path = division.path if division else ""
    return _profile(path, on or clock.today()) if path else resolve([])


def rules_changed_at(division):
    """When a rule of a place or of one above it was last set, or ``None``: one query."""
    versions = ProfileVersion.objects.filter(division_path__in=ancestors(division.path, include_self=True))
    return versions.aggregate(newest=Max("made_at"))["newest"]


def profile_at(path):
    """The rules in force today at a path; of everywhere ("") those of the county, when one alone has set any."""
    path = path or _the_county_with_rules()
    return _profile(path, clock.today()) if path else resolve([])


@short_lived()
def _the_county_with_rules():
    counties = (
        ProfileVersion.objects.filter(division__level=Level.COUNTY).order_by().values_list("division_path", flat=True)
    )
    found = list(counties.distinct()[:2])
    return found[0] if len(found) == 1 else ""


@short_lived()
def _profile(path, day):
    versions = (
        ProfileVersion.objects.filter(division_path__in=ancestors(path, include_self=True), starts_on__lte=day)
        .select_related("division")
        .order_by(*IN_ORDER)
    )
    return resolve([(found[-1].pk, found[-1].division.name, folded(found)) for found in by_place(versions).values()])


def by_place(versions):
    places = defaultdict(list)
    for version in versions:
        places[version.division_path].append(version)
    return places


def folded(versions):
    return fold([(version.pk, version.values) for version in versions])


def own_rules(division, on):
    """The values a place set for itself, in force on a day: ``{key: {"value", "basis", "basis_on", "on", "version"}}``."""
    return folded(ProfileVersion.objects.filter(division=division, starts_on__lte=on).order_by(*IN_ORDER))


def next_rule_change(division):
    """The day the next decided change of a place's own rules takes effect, or ``None``."""
    coming = ProfileVersion.objects.filter(division=division, starts_on__gt=clock.today()).order_by("starts_on", "id")
    return coming.values_list("starts_on", flat=True).first()


@dataclass(frozen=True)
class Revision:
    """One version in the history of a place's rules: who, when, why, and ``(key, old, new)`` of each change.

    ``old`` and ``new`` are values the place set itself, ``None`` where it followed the place above.
    """

    version: ProfileVersion
    changes: list
    basis: str


def revisions(division):
    """The history of a place's own rules, newest first: one query."""
    known, found = {}, []
    for version in ProfileVersion.objects.filter(division=division).order_by(*IN_ORDER):
        changes = []
        for name, entry in version.values.items():
            new = entry["value"] if entry else None
            if name in KEYS:
                changes.append((KEYS[name], known.get(name), new))
            known[name] = new
        found.append(Revision(version, changes, version.basis))
    return found[::-1]


@short_lived()
def is_second_factor_asked(path):
    """Whether staff at a path need a second factor; over everything, when any place asks for it. One query."""
    asking = ProfileVersion.objects.filter(starts_on__lte=clock.today(), values__has_key=_FACTOR).order_by(*IN_ORDER)
    if path:
        asking = asking.filter(division_path__in=ancestors(path, include_self=True))
    own = [folded(found).get(_FACTOR) for found in by_place(asking).values()]
    said = [bool(entry["value"]) for entry in own if entry]
    if path:
        return said[-1] if said else bool(KEYS[_FACTOR].default)
    return any(said)
