"""Public needs as other systems ask for them."""

from datetime import timedelta

from django.db.models import Q

from lianxin.kit import clock
from lianxin.kit.tree import within
from lianxin.needs.models import Category, Need
from lianxin.needs.vocabulary import ENDED

#: GeoReport v2, "Response Volume".
LONGEST_SPAN = timedelta(days=90)
MOST_REQUESTS = 1000


def services_on_offer():
    """Categories in use as a flat list, each with its parent."""
    return list(Category.objects.filter(retired_on__isnull=True).select_related("parent"))


def requests_by_number(numbers, *, within_path=""):
    """The public ones among these numbers, newest first."""
    return list(_public(within_path).filter(number__in=numbers[:MOST_REQUESTS]))


def requests_between(start, end, *, codes=(), statuses=(), within_path=""):
    """At most ``MOST_REQUESTS`` public needs received from ``start`` to ``end``, newest first.

    A missing end of the range lies ``LONGEST_SPAN`` from the other; both missing are the most recent ``LONGEST_SPAN``.
    """
    end = end or (start + LONGEST_SPAN if start else clock.now())
    start = start or end - LONGEST_SPAN
    found = _public(within_path).filter(received_at__gte=start, received_at__lte=end)
    if codes:
        found = found.filter(category__code__in=codes)
    if set(statuses) == {"open"}:
        found = found.exclude(state__in=[*ENDED])
    elif set(statuses) == {"closed"}:
        found = found.filter(state__in=[*ENDED])
    return list(found[:MOST_REQUESTS])


def _public(within_path):
    listed = Need.objects.exclude(public_summary="").filter(
        Q(category__may_be_public=True), within(within_path, "division_path")
    )
    return listed.select_related("category", "division", "unit").order_by("-received_at", "-id")
