"""Meetings by day, for calendars."""

from django.db.models import Exists, OuterRef, Q

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import policies
from lianxin.deliberation.models import Meeting, Seat
from lianxin.deliberation.selectors.meetings import ANNOUNCED
from lianxin.deliberation.vocabulary import MeetingState
from lianxin.kit import clock
from lianxin.kit.calendars import MOST
from lianxin.kit.tree import within, within_any


def meetings_ahead_of(actor, first, last):
    """Meetings between two days of the bodies whose place an actor serves, and those on whose roll they stand: one query.

    Whose roll somebody stands on who prepares nothing there, they know the meeting once it was called.
    """
    serves = within_any(actor.scopes(*policies.CLERKS, Role.VILLAGE_SUPERVISOR), "division_path")
    own = Seat.objects.filter(meeting=OuterRef("pk"), person__user_id=actor.id)
    called = Exists(own) & ~Q(state=MeetingState.PLANNED) & Q(called_at__isnull=False)
    return list(_between(first, last).filter(serves | called)[:MOST])


def meetings_between(path, first, last):
    """Meetings at a place and below it between two days everybody may know of: one query."""
    rows = _between(first, last).filter(within(path, "division_path"), state__in=ANNOUNCED)
    return list(rows.exclude(body__kind__in=policies.PARTY_BODIES)[:MOST])


def _between(first, last):
    rows = Meeting.objects.filter(starts_at__gte=clock.day_start(first), starts_at__lte=clock.day_end(last))
    return rows.select_related("body").order_by("starts_at", "id")
