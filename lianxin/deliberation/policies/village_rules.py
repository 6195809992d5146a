"""Who checks and files village rules, and who reads a draft."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation.models import VillageRule
from lianxin.deliberation.policies.hall import READERS
from lianxin.deliberation.vocabulary import PUBLIC_VILLAGE_RULES
from lianxin.kit.decisions import check
from lianxin.kit.tree import within_any


def can_check_village_rule(actor, rule):
    """The township reads them before the vote and keeps them on file after it; never the village itself."""
    return check(
        actor.is_system or actor.holds(Role.TOWNSHIP_OFFICER, path=rule.division_path),
        _("村规民约由乡镇审查、备案。"),
    )


def village_rules_of_township(actor):
    """Those the actor would check or file; ``None`` for who does neither."""
    scopes = actor.scopes(Role.TOWNSHIP_OFFICER)
    return VillageRule.objects.filter(within_any(scopes, "division_path")) if scopes else None


def visible_village_rules(actor):
    """Everybody's once people are asked; drafts for who sees the hall there."""
    seen = Q(state__in=PUBLIC_VILLAGE_RULES)
    if actor.is_user and (scopes := actor.scopes(*READERS)):
        seen |= within_any(scopes, "division_path")
    return VillageRule.objects.filter(seen)
