"""What stops hanging, by day: when it may last be objected to, and when its keepers close it."""

from lianxin.bulletin import policies
from lianxin.bulletin.models import Notice
from lianxin.bulletin.vocabulary import State
from lianxin.kit.calendars import MOST
from lianxin.kit.tree import within, within_any


def ending_at(path, first, last):
    """What hangs at a place and below it and stops between two days, by day: one query."""
    return _ending(first, last).filter(within(path, "division_path"))[:MOST]


def ending_for(actor, first, last):
    """The same of the places whose board an actor keeps."""
    scopes = actor.scopes(*policies.WRITERS, *policies.BODIES)
    return _ending(first, last).filter(within_any(scopes, "division_path"))[:MOST]


def _ending(first, last):
    hangs = Notice.objects.filter(state__in=(State.POSTED, State.CORRECTING), posted_until__range=(first, last))
    return hangs.select_related("posting", "division").order_by("posted_until", "id")
