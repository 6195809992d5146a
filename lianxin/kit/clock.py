"""The one clock. Services take ``at=None`` and fall back to it; ``calc`` never sees it."""

from django.utils import timezone


def now():
    """The present moment, aware, in UTC."""
    return timezone.now()


def today():
    """The present day in the county's time zone."""
    return timezone.localdate()
