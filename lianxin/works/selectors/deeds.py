"""Projects one person opened."""

from lianxin.kit import clock
from lianxin.kit.deeds import MOST
from lianxin.works.models import Project


def opened_by(actor, first, last):
    """Projects the actor opened between two days: one query."""
    found = Project.objects.filter(
        opened_by_id=actor.id, opened_at__gte=clock.day_start(first), opened_at__lte=clock.day_end(last)
    )
    return found.order_by("-opened_at", "-id")[:MOST]
