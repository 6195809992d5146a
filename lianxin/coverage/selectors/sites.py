"""Places that are no division, what reaches them, and what they lack. Nothing here is declared by the places themselves."""

from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q
from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.activities import selectors as activities
from lianxin.coverage.calc.lacking import ORGANISED, SITES, lacking
from lianxin.coverage.models import Gap, Site, SiteLink
from lianxin.coverage.selectors.working import counted_from
from lianxin.coverage.vocabulary import ROLE_LINKS, STATION_UNITS, UNIT_LINKS, Link
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.organisations import selectors as organisations
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import Level


def links_in_force():
    """Links that reach a site today: the unit is still there, the person still active and in the role, over that place."""
    today = clock.today()
    has_role = Q(user__isnull=True)
    for role, kind in ROLE_LINKS.items():
        has_role |= Q(accounts.holds_over(role, "user", "site__division_path"), kind=kind)
    return SiteLink.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=today),
        Q(unit__isnull=True) | Q(unit__dissolved_on__isnull=True),
        has_role,
        starts_on__lte=today,
    )


def living_sites(path):
    """Sites at and below a place, each with ``reached`` (its links in force; ``works`` where the unit met lately): a queryset of two queries."""
    works = Q(unit__in=activities.units_active_since(counted_from(path)))
    links = links_in_force().select_related("unit", "user").annotate(works=ExpressionWrapper(works, BooleanField()))
    reached = Prefetch("links", queryset=links, to_attr="reached")
    today = clock.today()
    living = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    found = Site.objects.filter(within(path, "division_path"), living, starts_on__lte=today)
    return found.select_related("division").prefetch_related(reached)


def sites_page(path, *, kind="", uncovered=False, cursor=""):
    """Sites of a page in the order of the tree; ``uncovered`` are those that lack something written down."""
    found = living_sites(path)
    if kind:
        found = found.filter(kind=kind)
    if uncovered:
        found = found.filter(pk__in=Gap.objects.filter(site__isnull=False, ended_on__isnull=True).values("site_id"))
    return page(found, order=("division_path", "id"), cursor=cursor, size=30)


def find_site(public_id):
    """A site with its division, ended ones too; raises ``NotFound``."""
    found = Site.objects.select_related("division").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def find_link(public_id):
    """An open link with its site; raises ``NotFound``."""
    found = SiteLink.objects.select_related("site__division", "unit", "user")
    found = found.filter(public_id=public_id, ends_on__isnull=True).first()
    if found is None:
        raise NotFound
    return found


def links_of(site):
    """All links of a site, the latest first: one query."""
    return list(site.links.select_related("unit", "user").order_by("-starts_on", "-id"))


def open_gaps_of(sites):
    """``{site's key: its open gaps}``: one query."""
    found: dict[int, list[Gap]] = {}
    rows = Gap.objects.filter(site__in=[site.pk for site in sites], ended_on__isnull=True)
    for gap in rows.select_related("keeper").order_by("id"):
        found.setdefault(gap.site_id, []).append(gap)
    return found


def site_gaps_of(site):
    """What a site lacked and lacks, the latest first: one query."""
    return list(site.gaps.select_related("keeper", "division", "site").order_by("-since", "-id"))


def lacks_of(site):
    """What a site with its ``reached`` lacks of what its kind should have."""
    links = {link.kind for link in site.reached}
    if any(link.works for link in site.reached if link.kind in ORGANISED):
        links.add(Link.WORK)
    return tuple(map(Link, lacking(links, SITES[site.kind])))


def is_organised(site):
    """Whether an organisation is in a site with its ``reached``; an instructor is none."""
    return any(link.kind in ORGANISED for link in site.reached)


def units_for(site):
    """Organisations and stations that may reach a site: those of its township, and the committees above. Two queries."""
    kinds = [*UNIT_LINKS, *STATION_UNITS]
    near = organisations.units_within_any([township_path(site.division)]).filter(kind__in=kinds)
    above = [unit for unit in organisations.committees_over(site.division_path) if unit.kind in UNIT_LINKS]
    return list(dict.fromkeys([*near.order_by("division_path", "kind", "id"), *above]))


def township_path(division):
    """The township a place lies in, or is."""
    return division.path if division.level == Level.TOWNSHIP else territory.parent_path(division.path)


def people_for(site):
    """``[(link, user)]`` of those who may be linked to a site: they hold the role over its place or one above it."""
    return sorted(
        {
            (ROLE_LINKS[grant.role], grant.user)
            for grant in accounts.staff_around(site.division_path)
            if grant.role in ROLE_LINKS and site.division_path.startswith(grant.scope_path)
        },
        key=lambda each: (each[0], each[1].name, each[1].pk),
    )


@dataclass(frozen=True)
class Read:
    """Of a list: ``new`` as ``(division, values)``, names ``known`` already, and rows with their ``faults``."""

    new: list
    known: list
    faults: list


def read_list(place, rows):
    """What a list read by ``calc.lists`` would bring to a place: two queries."""
    called, taken = (
        {},
        set(
            Site.objects.filter(within(place.path, "division_path"), ends_on__isnull=True).values_list(
                "division_id", "name"
            )
        ),
    )
    for division in territory.tree_within(place.path):
        for name in {division.name, division.short_name}:
            called.setdefault(name, []).append(division)
    new, known, faults = [], [], []
    for row in rows:
        said = row.values["place"]
        fits = called.get(said, []) if said else [place]
        found = list(row.faults) + ([] if len(fits) == 1 else [("place", "ambiguous" if fits else "unknown")])
        values = {name: value for name, value in row.values.items() if name != "place"}
        if found:
            faults.append((row.number, found))
        elif (fits[0].pk, values["name"]) in taken:
            known.append(values["name"])
        else:
            taken.add((fits[0].pk, values["name"]))
            new.append((fits[0], values))
    return Read(new, known, faults)


def linked_words(unit):
    """How many sites a unit reaches, in a phrase for who ends it."""
    count = SiteLink.objects.filter(unit=unit, ends_on__isnull=True).count()
    return [_("联系的场所和群体 {n} 处").format(n=count)] if count else []
