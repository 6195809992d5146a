"""Meetings one person chaired."""

from lianxin.deliberation.models import Meeting
from lianxin.deliberation.vocabulary import MeetingState
from lianxin.kit import clock
from lianxin.kit.deeds import MOST
from lianxin.kit.tree import within_any


def chaired_by(actor, first, last):
    """Meetings held between two days, of the places the actor has a role in, whose minutes name them as the chair: one query.

    Who chairs stands in the minutes as a name; where two of a place share it, the person chooses what was theirs.
    """
    places = tuple({role.scope_path for role in actor.roles if role.scope_path})
    if not places:
        return []
    found = Meeting.objects.filter(
        within_any(places, "division_path"), chair=actor.name, state__in=(MeetingState.MINUTED, MeetingState.VALIDATED),
        starts_at__gte=clock.day_start(first), starts_at__lte=clock.day_end(last),
    )  # fmt: skip
    return found.order_by("-starts_at", "-id")[:MOST]
