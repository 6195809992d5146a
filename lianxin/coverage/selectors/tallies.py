"""What was counted, at any level of the tree: a few rows, however many places lie below."""

from dataclasses import dataclass
from datetime import datetime

from lianxin.coverage.calc import tallying
from lianxin.coverage.calc.rollup import Reach
from lianxin.coverage.models import Gap, Tally
from lianxin.coverage.selectors.sites import is_organised, lacks_of, living_sites
from lianxin.coverage.vocabulary import WITHIN_VILLAGE, Link, SiteKind
from lianxin.kit import clock
from lianxin.kit.sql import compiled
from lianxin.kit.tree import WIDTH, within
from lianxin.territory import selectors as territory

_REACH = ("places", "by_link", "unorganised", "unreached", "on_paper")
#: Beside the places there are, those that lack something.
_LACKING = {"places": "lacking", "gaps": "gaps", "sites": "sites", "site_gaps": "site_gaps", "kinds": "kinds"}


@dataclass(frozen=True)
class Counted:
    """A place, what reaches the places at and below it, and what they and their sites lack."""

    place: object
    reach: Reach
    lacking: tallying.Lacking


@dataclass(frozen=True)
class Level:
    """A place with its parts, as counted at ``counted_at``, and its months: ``(month, gaps, gaps of sites)``.

    Of a place without parts there is no count beside its gaps: ``whole`` is ``None``, as where nobody counted yet.
    """

    whole: Counted | None
    parts: list[Counted]
    trend: list
    counted_at: datetime | None = None


def level(place):
    """A place as it was last counted: two queries."""
    today = clock.today()
    own = _months_of(place.pk, tallying.first_month(today))
    if not own or "places" not in own[-1].counts:
        return Level(None, [], _trend_of(spans_within(place.path, today), today))
    parts = _parts_of(place.pk, own[-1].month)
    return Level(
        whole=_counted(place, own[-1]),
        parts=[_counted(each.division, each) for each in sorted(parts, key=lambda each: each.division_path)],
        trend=[(each.month, each.counts["gaps"], each.counts["site_gaps"]) for each in own],
        counted_at=own[-1].counted_at,
    )


@compiled
def _months_of(place, first):
    return Tally.objects.filter(division=place, month__gte=first).order_by("month")


@compiled
def _parts_of(place, month):
    below = territory.children_of(place).order_by().values("pk")
    return Tally.objects.filter(division__in=below, month=month).select_related("division").order_by()


def is_uncounted(place, found):
    """Whether a place has parts and nobody counted them yet: one query, none where somebody did."""
    return found.whole is None and territory.children_of(place).exclude(level__in=WITHIN_VILLAGE).exists()


def _counted(place, tally):
    counts = tally.counts
    reach = Reach(**{name: counts[name] for name in _REACH})
    return Counted(place, reach, tallying.Lacking(**{name: counts[kept] for name, kept in _LACKING.items()}))


def kept(reach, lacking):
    """What a tally keeps of a place; of a month nobody counted in there is no reach."""
    counts = {name: getattr(reach, name) for name in _REACH} if reach else {}
    return counts | {kept: getattr(lacking, name) for name, kept in _LACKING.items()}


def _trend_of(spans, today):
    first = min((since for _path, since, _ended, _is_site in spans), default=None)
    months = tallying.months_between(max(first, tallying.first_month(today)), today) if first else []
    return [(month, *open_of(spans, month, today)) for month in months]


def lacking_of(gaps, sites, paths):
    """``{path: Lacking}`` of some places from the gaps of a count and the sites with their ``reached``."""
    seen = [
        tallying.Seen(
            site.division_path, site.kind, len(lacks_of(site)), is_organised(site),
            any(link.kind == Link.INSTRUCTOR for link in site.reached),
        )
        for site in sites
    ]  # fmt: skip
    return tallying.lacking(paths, {gap.place.path: len(gap.lacks) for gap in gaps}, seen, WIDTH)


def spans_within(path, today):
    """``(path, since, ended, whether of a site)`` of gaps at and below a place, open or ended in the last twelve months: one query."""
    lately = Gap.objects.filter(within(path, "division_path")).exclude(ended_on__lt=tallying.first_month(today))
    rows = lately.order_by().values_list("division_path", "since", "ended_on", "site_id")
    return [(where, since, ended, site is not None) for where, since, ended, site in rows]


def open_of(spans, month, today):
    """Gaps of places and gaps of sites that were open when a month ended."""
    return tuple(
        tallying.open_at_end(
            [(since, ended) for _path, since, ended, is_site in spans if is_site is wanted], month, today
        )
        for wanted in (False, True)
    )


def kinds_of(place, found, sites=None):
    """``[(kind, sites, with an organisation, with an instructor alone)]`` of the kinds there are.

    Of a place without parts they are counted among ``sites``, all there are, or asked for in two queries.
    """
    if found.whole:
        lacking = found.whole.lacking
    else:
        sites = living_sites(place.path) if sites is None else sites
        lacking = lacking_of([], sites, [place.path])[place.path]
    return [(kind, *lacking.kinds[kind]) for kind in SiteKind if kind in lacking.kinds]
