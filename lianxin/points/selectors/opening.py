"""On which days the store of a place opens, and on which a thing may be fetched."""

from datetime import timedelta

from django.utils.timezone import localtime

from lianxin.kit import clock
from lianxin.points.calc.opening import CLOSED_WEEK, Opening, still_good
from lianxin.points.models import Store, StoreDay
from lianxin.territory import selectors as territory


def store_of(division):
    return Store.objects.filter(division=division).first()


def opening_of(store):
    """When it is open: one query."""
    own = dict(StoreDay.objects.filter(store=store).values_list("day", "hours"))
    return Opening(tuple(store.week) or CLOSED_WEEK, tuple(store.dates), store.date_hours, own)


def coming_store_days(store):
    """Days from today on which it is open otherwise."""
    return list(StoreDay.objects.filter(store=store, day__gte=clock.today()))


def kept_until(item, at):
    """Until when a thing chosen now is kept, and the days on which it may be fetched: within the days its place keeps things, or on
    the first opening after them; before it is past its date."""
    until = clock.day_of(at) + timedelta(days=territory.profile(item.division).value("points.keep_days"))
    store = store_of(item.division)
    days = opening_of(store).days_from(localtime(at), until) if store else []
    days = still_good(days, item.expires_on)
    last = max([until, *days[-1:]])
    return min(last, item.expires_on - timedelta(days=1)) if item.expires_on else last, days
