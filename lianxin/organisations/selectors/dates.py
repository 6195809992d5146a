"""What is in force on a day."""

from django.db.models import Q

from lianxin.kit import clock


def current(prefix="", on=None):
    """A ``Q`` for rows in force on a day (today)."""
    day = on or clock.today()
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
    )
