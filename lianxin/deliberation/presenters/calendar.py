"""Meetings in the calendar of a phone."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.vocabulary import MeetingState
from lianxin.kit.calendars import Entry

#: A meeting says when it begins; in a calendar it takes so long until it has ended.
_USUAL = timedelta(hours=2)


def own_entries(actor, first, last):
    """Meetings an actor is called to, or prepares, or watches over."""
    return [_entry(meeting) for meeting in selectors.meetings_ahead_of(actor, first, last)]


def public_entries(path, first, last):
    """Meetings of a place everybody may know of."""
    return [_entry(meeting) for meeting in selectors.meetings_between(path, first, last)]


def _entry(meeting):
    planned = _("（还没有通知）") if meeting.state == MeetingState.PLANNED else ""
    return Entry(
        uid=f"meeting-{meeting.public_id}",
        start=meeting.starts_at,
        end=max(meeting.ended_at or meeting.starts_at + _USUAL, meeting.starts_at),
        summary=f"{meeting.title}{planned}",
        stamped=meeting.ended_at or meeting.called_at or meeting.planned_at,
        description=f"{meeting.body.name} · {meeting.get_state_display()}",
        location=meeting.place,
        path=reverse("deliberation:meeting", args=[meeting.public_id]),
        is_off=meeting.state == MeetingState.CANCELLED,
    )
