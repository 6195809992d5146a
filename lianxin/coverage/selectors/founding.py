"""What may be founded for sites no organisation is in, and what was decided on it."""

from dataclasses import dataclass

from lianxin.coverage.calc import founding
from lianxin.coverage.calc.lacking import SITES
from lianxin.coverage.models import Decision, Site
from lianxin.coverage.selectors.sites import is_organised, living_sites, township_path
from lianxin.coverage.vocabulary import Founding, Link, Outcome, Reason
from lianxin.kit import clock
from lianxin.kit.tree import WIDTH, within, within_any
from lianxin.organisations import selectors as organisations

_NEEDING = [kind for kind, expected in SITES.items() if Link.FORMAL in expected]


@dataclass(frozen=True)
class Proposal:
    """``division_path`` of the lowest place all its sites lie in; ``declined`` is what was decided on one of them before."""

    kind: Founding
    why: Reason
    full_members: int
    sites: tuple[Site, ...]
    division_path: str
    declined: Decision | None = None

    @property
    def key(self):
        """Its sites in an address."""
        return ",".join(site.public_id for site in self.sites)


def proposals(path):
    """What the rules suggest for the sites at and below a place, and the decisions to decline that still hold.

    Sites somebody declined for rest until the day to look again. Four queries, however many they are.
    """
    today, declined = clock.today(), open_declined(path)
    resting = {site.pk for decision in declined if decision.look_again_on > today for site in decision.sites.all()}
    before = {site.pk: decision for decision in reversed(declined) for site in decision.sites.all()}
    sites = [site for site in _unorganised(path) if site.pk not in resting]
    found = [_proposal(each, sites, before) for each in founding.suggest(map(_as_unit, sites))]
    return [each for each in found if not _is_prepared(each)], declined


def proposal_of(keys):
    """The proposal that consists of exactly these sites, or ``None`` where the rules suggest none such any more."""
    sites = list(living_sites("").filter(public_id__in=keys, kind__in=_NEEDING).order_by("division_path", "id"))
    if not sites or len(sites) != len(set(keys)) or any(map(is_organised, sites)):
        return None
    found = founding.suggest(map(_as_unit, sites))
    return _proposal(found[0], sites, {}) if len(found) == 1 else None


def open_declined(path):
    """Decisions to decline that nobody looked at again, the latest first: two queries."""
    found = Decision.objects.filter(within(path, "division_path"), outcome=Outcome.DECLINED, looked_on__isnull=True)
    return list(found.prefetch_related("sites"))


def founded_lately(path):
    """What was founded at and below a place, the latest twenty: one query."""
    found = Decision.objects.filter(within(path, "division_path"), outcome=Outcome.FOUNDED)
    return list(found.select_related("unit")[:20])


def committees_for(proposal):
    """Under which committees the branch may be founded: those of its place and above, the nearest first."""
    return organisations.committees_over(proposal.division_path)


def looks_due(paths):
    """Declined decisions at and below these places whose day to look again has come: a queryset."""
    found = Decision.objects.filter(
        within_any(paths, "division_path"), outcome=Outcome.DECLINED, looked_on__isnull=True,
        look_again_on__lte=clock.today(),
    )  # fmt: skip
    return found.select_related("division").order_by("look_again_on", "id")


def _unorganised(path):
    found = living_sites(path).filter(kind__in=_NEEDING).order_by("division_path", "id")
    return [site for site in found if not is_organised(site)]


def _as_unit(site):
    """Neighbours are of the same village, or of one township where both say the same word."""
    near = f"{township_path(site.division)} {site.near}" if site.near else site.division_path
    return founding.Unit(site.public_id, site.full_members or 0, near, site.trade)


def _proposal(suggested, sites, before):
    own = tuple(site for site in sites if site.public_id in suggested.units)
    declined = next((before[site.pk] for site in own if site.pk in before), None)
    path = _common_path([site.division_path for site in own])
    return Proposal(Founding(suggested.kind), Reason(suggested.why), suggested.full_members, own, path, declined)


def _is_prepared(proposal):
    """An instructor is there already: nothing more to propose."""
    has_one = any(link.kind == Link.INSTRUCTOR for link in proposal.sites[0].reached)
    return proposal.kind == Founding.INSTRUCTOR and has_one


def _common_path(paths):
    shortest, longest = min(paths), max(paths)
    end = 0
    while end < len(shortest) and shortest[end : end + WIDTH] == longest[end : end + WIDTH]:
        end += WIDTH
    return shortest[:end]
