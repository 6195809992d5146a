"""Versions of village rules: those of a place, one, and what may adopt it."""

from lianxin.deliberation import policies
from lianxin.deliberation.models import Resolution, VillageRule
from lianxin.deliberation.vocabulary import PUBLIC_VILLAGE_RULES, BodyKind, ResolutionState, VillageRuleState
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import within


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


def resolutions_for_village_rule(rule):
    """What the assembly of everybody has decided in this place and published, the latest first."""
    rows = Resolution.objects.filter(
        division_path=rule.division_path, body__kind__in=(BodyKind.VILLAGERS_ASSEMBLY, BodyKind.RESIDENTS_ASSEMBLY),
        state__in=(ResolutionState.IN_FORCE, ResolutionState.IMPLEMENTED), village_rule__isnull=True,
    )  # fmt: skip
    return list(rows.select_related("body")[:30])


def village_rule_to_begin_from(places):
    """Title and text of the version in force, where there is one place and it has one."""
    found = VillageRule.objects.filter(division__in=places[:1], state=VillageRuleState.IN_FORCE).first()
    return {"title": found.title, "text": found.text} if found else {}
