"""Versions of village rules: those of a place, one, and what may adopt it."""

from django.db.models import F, Min, OuterRef, Q, Subquery

from lianxin.deliberation import policies
from lianxin.deliberation.calc.drafts import is_about
from lianxin.deliberation.calc.phases import REVIEW
from lianxin.deliberation.calc.village_rules import YEARS, after_years, review_by
from lianxin.deliberation.models import Resolution, VillageRule, VillageRuleReview
from lianxin.deliberation.vocabulary import LIVE, PUBLIC_VILLAGE_RULES, BodyKind, VillageRuleState
from lianxin.kit import clock
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.organisations import selectors as organisations
from lianxin.territory import selectors as territory


def village_rules(viewer, *, place="", cursor="", size=20):
    """Every version of a place, the newest first; drafts for who sees the hall there."""
    rows = policies.visible_village_rules(viewer).filter(within(place, "division_path")).select_related("division")
    return page(rows, order=("-drafted_at", "-id"), cursor=cursor, size=size)


def find_village_rule(public_id, viewer):
    """The version if ``viewer`` may see it; raises ``NotFound`` otherwise."""
    rows = VillageRule.objects.select_related("division", "resolution__body", "plan").filter(public_id=public_id)
    found = rows.first()
    if found is None or (
        found.state not in PUBLIC_VILLAGE_RULES and not policies.can_see_hall(viewer, found.division_path)
    ):
        hide().or_raise()
    return found


def term_of_rules(rule):
    """The present term of the committee of the place, or ``None``."""
    return organisations.term_of(rule.division)


def review_of(rule):
    """``(day by which it is looked at again, whether its time has come)`` of rules in force."""
    term = term_of_rules(rule)
    days = territory.profile(rule.division).value(REVIEW)
    due = review_by(rule.decided_on, (term.starts_on, term.ends_on) if term else None, days)
    begun = rule.decided_on < term.starts_on if term else due <= clock.today()
    return due, begun


def village_rules_to_review(actor):
    """Rules in force that no assembly of the present term has decided on, for who keeps the place; ``None`` for who keeps none."""
    scopes = actor.scopes(*policies.KEEPERS)
    if not scopes:
        return None
    term = organisations.committee_tenures(OuterRef("division")).order_by()
    starts = term.values("post__unit__division").annotate(start=Min("starts_on")).values("start")
    long_ago = after_years(clock.today(), -YEARS)
    rows = VillageRule.objects.filter(within_any(scopes, "division_path"), state=VillageRuleState.IN_FORCE)
    rows = rows.annotate(term_starts_on=Subquery(starts)).filter(
        Q(decided_on__lt=F("term_starts_on")) | Q(term_starts_on__isnull=True, decided_on__lte=long_ago)
    )
    return rows.select_related("division").order_by("decided_on", "id")


def reviews_due(actor, most=20):
    """``(rules, day by which they are looked at again)``; what one person keeps is of one county, and so are its days."""
    found = list(village_rules_to_review(actor)[:most])
    days = territory.profile(found[0].division).value(REVIEW) if found else 0
    return [
        (each, review_by(each.decided_on, (each.term_starts_on, None) if each.term_starts_on else None, days))
        for each in found
    ]


def village_rules_to_check(actor):
    """Those that wait for the township, to be checked or to be kept on file; ``None`` for who does neither."""
    rows = policies.village_rules_of_township(actor)
    if rows is None:
        return None
    waiting = rows.filter(state__in=(VillageRuleState.CHECKING, VillageRuleState.ADOPTED))
    return waiting.select_related("division").order_by("due_on", "id")


def reviews_of(rule):
    """Every review of a version, the latest first."""
    return list(rule.reviews.select_related("resolution", "next_rule").order_by("-id"))


def resolutions_for_village_rule(rule):
    """What the assembly of everybody has decided on this version and published, the latest first; what decided on rules before is left out."""
    rows = Resolution.objects.filter(
        division_path=rule.division_path, body__kind__in=(BodyKind.VILLAGERS_ASSEMBLY, BodyKind.RESIDENTS_ASSEMBLY),
        state__in=LIVE, village_rule__isnull=True, village_rule_review__isnull=True,
    )  # fmt: skip
    found = rows.select_related("body", "item")[:100]
    return [each for each in found if is_about(each.item.motion, rule.draft_number, rule.text)]


def is_resolution_used(resolution):
    """Whether a version was adopted or reviewed by it."""
    return (
        VillageRule.objects.filter(resolution=resolution).exists()
        or VillageRuleReview.objects.filter(resolution=resolution).exists()
    )


def village_rule_to_begin_from(places):
    """Title and text of the version in force, where there is one place and it has one."""
    found = VillageRule.objects.filter(division__in=places[:1], state=VillageRuleState.IN_FORCE).first()
    return {"title": found.title, "text": found.text} if found else {}
