"""What is in force on a day."""

from django.db.models import Q

from lianxin.kit import clock


def current(prefix="", on=None):
    """A ``Q`` for rows in force on a day (today)."""
    day = on or clock.today()
    return Q(**{f"{prefix}starts_on__lte": day}) & lasting(prefix, day)


def lasting(prefix="", on=None):
    """A ``Q`` for rows that end after a day (today) or not at all, be it that they begin later."""
    day = on or clock.today()
    return Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
