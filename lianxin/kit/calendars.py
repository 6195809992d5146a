"""What somebody has to do and by when, and what everybody may come to, for the calendar of a phone (RFC 5545).

Rooms register theirs in ``apps.py ready()``. A calendar is read by machines of others: an entry says what is to be done and
leads to its page; no entry of a person's own feed holds a name, an address or a number of anybody else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.conf import settings

from lianxin.kit import clock

#: From so long ago to so far ahead: what has just passed stays in sight.
BEHIND, AHEAD = timedelta(days=14), timedelta(days=92)
#: Of one room at most.
MOST = 200


@dataclass(frozen=True)
class Entry:
    """``uid`` is the same for as long as it is the same thing; ``start`` is a day or a moment; ``stamped`` when it was last changed."""

    uid: str
    start: date | datetime
    summary: str
    stamped: datetime
    end: datetime | None = None
    path: str = ""
    description: str = ""
    location: str = ""
    is_off: bool = False


_own: dict[str, Callable] = {}
_public: dict[str, Callable] = {}


def register_own_calendar(room, entries):
    """``entries(actor, first, last)`` gives what the roles of an actor owe between two days, nothing for who owes nothing."""
    _own[room] = entries


def register_public_calendar(room, entries):
    """``entries(path, first, last)`` gives what everybody may know of a place, "" is everywhere, between two days."""
    _public[room] = entries


def own_entries(actor):
    """What ``actor`` owes now, by day."""
    return _gathered(_own, actor)


def public_entries(path):
    """What goes on at a place and in it now, by day."""
    return _gathered(_public, path)


def _gathered(rooms, subject):
    today = clock.today()
    found = [each for entries in rooms.values() for each in entries(subject, today - BEHIND, today + AHEAD)[:MOST]]
    return sorted(found, key=lambda each: (_moment(each.start), each.uid))


def _moment(start):
    return start if isinstance(start, datetime) else clock.day_start(start)


def _in_utc(start):
    return start.astimezone(UTC) if isinstance(start, datetime) else start


def as_ical(name, entries, site="", *, is_public=True):
    """``entries`` as the bytes of a calendar called ``name``; ``site`` goes before each ``path``. Moments are in UTC, so that no
    reader needs to know a time zone; an empty one still has a component, as the standard wants."""
    from icalendar import Calendar, Event, Timezone

    feed = Calendar()
    feed.add("prodid", "-//lianxin//ZH")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", name)
    feed.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for each in entries:
        event = Event()
        event.add("uid", f"{each.uid}@lianxin")
        event.add("dtstamp", _in_utc(each.stamped))
        event.add("dtstart", _in_utc(each.start))
        if each.end:
            event.add("dtend", _in_utc(each.end))
        event.add("summary", each.summary)
        if each.description:
            event.add("description", each.description)
        if each.location:
            event.add("location", each.location)
        if each.path:
            event.add("url", site.rstrip("/") + each.path)
        if each.is_off:
            event.add("status", "CANCELLED")
        event.add("class", "PUBLIC" if is_public else "PRIVATE")
        event.add("transp", "OPAQUE" if each.end else "TRANSPARENT")
        feed.add_component(event)
    if not entries:
        feed.add_component(Timezone.from_tzid(settings.TIME_ZONE))
    return feed.to_ical()
