"""Claims drawn to be looked at once more."""

from django.db.models import F

from lianxin.kit import clock
from lianxin.kit.decisions import hide
from lianxin.kit.tree import within_any
from lianxin.points import policies
from lianxin.points.models import SpotCheck
from lianxin.points.vocabulary import ClaimState


def checks_of(batch):
    """What was drawn of a batch, in the order of the lot: one query."""
    return list(batch.spot_checks.select_related("claim").order_by("id"))


def find_check(public_id, actor):
    related = ("claim__rule", "claim__person", "claim__division", "claim__household", "batch__division")
    found = SpotCheck.objects.select_related(*related).filter(public_id=public_id).first()
    (policies.can_check_claim(actor, found) if found else hide()).or_raise()
    return found


def checks_to_do(actor):
    """What the supervision committee of a place has still to look at."""
    rows = SpotCheck.objects.filter(within_any(actor.scopes(*policies.SUPERVISORS), "division_path"))
    rows = rows.filter(
        checked_at__isnull=True, check_by__gte=clock.today(), claim__batch=F("batch"),
        claim__state__in=(ClaimState.POSTED, ClaimState.SETTLED),
    )  # fmt: skip
    return rows.select_related("batch__division", "claim")


def checkers_of(claim):
    """Accounts that looked at a claim on the spot."""
    return set(SpotCheck.objects.filter(claim=claim, checked_at__isnull=False).values_list("checked_by_id", flat=True))
