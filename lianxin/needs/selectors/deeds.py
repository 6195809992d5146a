"""What one person did in this room, the latest first; sealed needs are left out."""

from lianxin.kit import clock
from lianxin.kit.deeds import MOST
from lianxin.needs.models import Mediation, Need


def answered_by(actor, first, last):
    """Needs the actor answered between two days: one query."""
    found = Need.objects.filter(
        answered_by_id=actor.id,
        is_sealed=False,
        answered_at__gte=clock.day_start(first),
        answered_at__lte=clock.day_end(last),
    )
    return found.select_related("category").order_by("-answered_at", "-id")[:MOST]


def mediated_by(actor, first, last):
    """Mediations the actor led that were begun between two days; names and words are not fetched: one query."""
    found = Mediation.objects.filter(
        mediator_id=actor.id, opened_at__gte=clock.day_start(first), opened_at__lte=clock.day_end(last)
    )
    return found.only("public_id", "number", "opened_at").order_by("-opened_at", "-id")[:MOST]
