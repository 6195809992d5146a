"""Claims drawn to be looked at once more."""

from lianxin.kit.decisions import hide
from lianxin.kit.tree import within_any
from lianxin.points import policies
from lianxin.points.models import SpotCheck


def checks_of(batch):
    """What was drawn of a batch, in the order of the lot: one query."""
    return list(batch.spot_checks.select_related("claim").order_by("id"))


def find_check(claim_id, actor):
    """The claim as it was drawn last: what came back after an appeal hangs, and may be drawn, once more."""
    related = ("claim__rule", "claim__person", "claim__division", "batch__division")
    found = SpotCheck.objects.select_related(*related).filter(claim__public_id=claim_id).order_by("-id").first()
    (policies.can_check_claim(actor, found) if found else hide()).or_raise()
    return found


def checks_to_do(actor):
    """What the supervision committee of a place has still to look at."""
    rows = SpotCheck.objects.filter(within_any(actor.scopes(*policies.SUPERVISORS), "division_path"))
    return rows.filter(checked_at__isnull=True).select_related("batch__division", "claim")


def checkers_of(claim):
    """Accounts that looked at a claim on the spot."""
    return set(SpotCheck.objects.filter(claim=claim, checked_at__isnull=False).values_list("checked_by_id", flat=True))
