"""The one clock. Services take ``at=None`` and fall back to it; ``calc`` never sees it."""

from datetime import datetime, time, timedelta

from django.utils import timezone


def now():
    """The present moment, aware, in UTC."""
    return timezone.now()


def today():
    """The present day in the county's time zone."""
    return timezone.localdate()


def day_start(day):
    """The first moment of a day in the county's time zone, aware."""
    return timezone.make_aware(datetime.combine(day, time.min))


def day_end(day):
    """The last minute of a day in the county's time zone, aware."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def day_of(moment):
    """The day a moment falls on in the county's time zone."""
    return timezone.localdate(moment)


MINUTE = timedelta(minutes=1)
