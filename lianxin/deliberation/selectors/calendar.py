"""Meetings by day, for calendars."""

from django.db.models import Exists, OuterRef, Q

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import policies
from lianxin.deliberation.models import Meeting, Seat
from lianxin.deliberation.selectors.meetings import ANNOUNCED
from lianxin.deliberation.vocabulary import BodyKind, MeetingState
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


def days_members_meet(division, first, last):
    """On which days between two the members of the collective of a place meet, as far as it is planned: one query."""
    rows = _between(first, last).filter(division_path=division.path, body__kind=BodyKind.COLLECTIVE_MEMBERS)
    begin = rows.exclude(state=MeetingState.CANCELLED).values_list("starts_at", flat=True)
    return [clock.day_of(starts_at) for starts_at in begin]


def _between(first, last):
    rows = Meeting.objects.filter(starts_at__gte=clock.day_start(first), starts_at__lte=clock.day_end(last))
    return rows.select_related("body").order_by("starts_at", "id")
