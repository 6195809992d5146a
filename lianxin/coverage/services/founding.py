"""A person decides on what the rules suggest: a branch is founded with its links at once, or declined for a time."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.coverage import policies, selectors
from lianxin.coverage.models import Decision, Site, SiteLink
from lianxin.coverage.services.renewing import look_no_more, renew_gaps
from lianxin.coverage.vocabulary import AuditTag, Founding, Link, Outcome
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import RelationKind, UnitKind
from lianxin.territory import selectors as territory

LONGEST_DAYS = 366
_KINDS = {
    Founding.BRANCH: (UnitKind.PARTY_BRANCH, Link.FORMAL),
    Founding.JOINT_BRANCH: (UnitKind.PARTY_JOINT_BRANCH, Link.JOINT),
}


@action
def found_branch(*, proposal, name, superior, established_on, basis, by):
    """Found the branch suggested under a committee, with its links to every site, in one go."""
    proposal = _as_it_is_now(proposal, by)
    if proposal.kind not in _KINDS:
        raise RuleBroken(_("正式党员还不够，先派指导员。"))
    kind, link = _KINDS[proposal.kind]
    today = clock.today()
    if not max(site.starts_on for site in proposal.sites) <= established_on <= today:
        raise RuleBroken(_("成立日要在各场所登记的开始日以后，不晚于今天。"), field="established_on")
    if superior not in selectors.committees_for(proposal):
        raise RuleBroken(_("上级党组织要在这里或者上一级。"), field="superior")
    division = territory.division_at(proposal.division_path)
    unit = organisations.create_unit(kind=kind, name=name, division=division, established_on=established_on, by=by)
    organisations.relate_units(
        source=unit, target=superior, kind=RelationKind.PARTY_SUPERIOR, starts_on=established_on, by=by
    )
    said = {"basis": basis.strip(), "starts_on": established_on, "entered_by_name": by.name, "entered_at": clock.now()}
    SiteLink.objects.bulk_create(SiteLink(site=site, kind=link, unit=unit, **said) for site in proposal.sites)
    look_no_more(proposal.sites, today)
    decision = _decide(proposal, division, by, outcome=Outcome.FOUNDED, unit=unit, reason=basis.strip())
    renew_gaps(
        selectors.living_sites(proposal.division_path).filter(pk__in=[site.pk for site in proposal.sites]), today
    )
    audit.record(AuditTag.FOUND, decision, by, after=_said(decision, proposal))
    return decision


@action
def decline_founding(*, proposal, reason, look_again_on, by):
    """Not now, because; on a day it is suggested again, if it still fits."""
    proposal = _as_it_is_now(proposal, by)
    today = clock.today()
    if not today < look_again_on <= today + timedelta(days=LONGEST_DAYS):
        raise RuleBroken(_("再看的日子要从明天起，不超过一年。"), field="look_again_on")
    look_no_more(proposal.sites, today)
    division = territory.division_at(proposal.division_path)
    decision = _decide(
        proposal, division, by, outcome=Outcome.DECLINED, reason=reason.strip(), look_again_on=look_again_on
    )
    audit.record(AuditTag.DECLINE, decision, by, after=_said(decision, proposal), reason=reason)
    return decision


def _as_it_is_now(proposal, by):
    list(Site.objects.select_for_update().filter(pk__in=[site.pk for site in proposal.sites]).order_by("pk"))
    now = selectors.proposal_of([site.public_id for site in proposal.sites])
    if now is None or now.kind != proposal.kind:
        raise RuleBroken(_("情况变了，这条建议不再合适。请回去看新的建议。"))
    policies.can_found(by, now).or_raise()
    return now


def _decide(proposal, division, by, **decided):
    decision = Decision.objects.create(
        division=division, division_path=division.path, kind=proposal.kind, why=proposal.why,
        full_members=proposal.full_members, decided_on=clock.today(), decided_by_name=by.name, **decided,
    )  # fmt: skip
    decision.sites.set(proposal.sites)
    return decision


def _said(decision, proposal):
    said = {"kind": str(decision.kind), "sites": "、".join(site.name for site in proposal.sites)}
    return said | ({"unit": decision.unit.name} if decision.unit_id else {"again": decision.look_again_on.isoformat()})
