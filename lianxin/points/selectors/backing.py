"""The money behind points: what was laid there, what was none, and what was given without any."""

from django.db.models import F, Sum

from lianxin.kit.tree import within_any
from lianxin.ledger import selectors as ledger
from lianxin.points import policies
from lianxin.points.models import Funding, Pool, RuleSet

#: Points of what was taken back that nobody could take out of the budget any more; nothing where it stands.
_UNBACKED = F("points") - F("taken__from_pool")
_IN_RULES = F("fundings__points") - F("fundings__taken__from_pool")


def fundings_standing(division):
    """What was laid behind the points of a place and not taken back, the newest first."""
    rows = Funding.objects.standing().filter(rule_set__division=division)
    return rows.select_related("rule_set__division").order_by("-id")


def points_free(rule_set):
    """So many points may still be awarded: what lies in the budget, less what was given of money that was none."""
    pool = Pool.objects.select_related("account").filter(rule_set=rule_set).first()
    return (ledger.balance_of(pool.account) if pool else 0) - points_unbacked(rule_set)


def points_unbacked(rule_set):
    """So many points were given of money that was taken back since: nothing more is awarded until as many lie in the budget again."""
    return rule_set.fundings.aggregate(sum=Sum(_UNBACKED))["sum"] or 0


def rules_without_money(actor):
    """Rule sets of the actor's places that gave points of money taken back since, with ``gap``: so many lack money. A queryset."""
    rows = RuleSet.objects.filter(within_any(actor.scopes(*policies.FUNDERS), "division_path"))
    lacking = rows.annotate(gap=Sum(_IN_RULES) - F("pool__account__balance__amount")).filter(gap__gt=0)
    return lacking.select_related("division")


def what_rests_on(entry_id):
    """The rule sets whose points rest on a posting of the books, each with how much of it: ``[(rule set, fen)]``."""
    rows = Funding.objects.standing().filter(entry=entry_id).select_related("rule_set__division")
    return [(each.rule_set, each.fen) for each in rows]
