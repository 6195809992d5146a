"""What is public of needs, as other systems and readers take it away: requests, numbers by place, a table."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, OuterRef, Q, Subquery

from lianxin.kit import clock
from lianxin.kit.caching import short_lived
from lianxin.kit.tree import WIDTH, ancestors, within
from lianxin.needs.calc.cells import SMALL_CELL, hidden_cells
from lianxin.needs.models import Category, Need, NeedStep
from lianxin.needs.vocabulary import ENDED

#: GeoReport v2, "Response Volume".
LONGEST_SPAN = timedelta(days=90)
MOST_REQUESTS = 1000
#: Rows of the open table at most: the newest of a year.
MOST_ROWS = 20_000
COUNTED_FOR = timedelta(days=365)


def services_on_offer():
    """Categories in use as a flat list, each with its parent."""
    return list(Category.objects.filter(retired_on__isnull=True).select_related("parent"))


def requests_by_number(numbers, *, within_path=""):
    """The public ones among these numbers, newest first."""
    return list(_with_changes(_public(within_path)).filter(number__in=numbers[:MOST_REQUESTS]))


def requests_between(start, end, passed=0, size=MOST_REQUESTS, *, codes=(), statuses=(), within_path=""):
    """Public needs received from ``start`` to ``end``, newest first: ``size`` after the first ``passed``.

    A missing end of the range lies ``LONGEST_SPAN`` from the other; both missing are the most recent ``LONGEST_SPAN``.
    """
    end = end or (start + LONGEST_SPAN if start else clock.now())
    start = start or end - LONGEST_SPAN
    found = _with_changes(_public(within_path)).filter(received_at__gte=start, received_at__lte=end)
    if codes:
        found = found.filter(category__code__in=codes)
    if set(statuses) == {"open"}:
        found = found.exclude(state__in=[*ENDED])
    elif set(statuses) == {"closed"}:
        found = found.filter(state__in=[*ENDED])
    return list(found[passed : passed + size])


def _with_changes(needs):
    """``changed_at``: when the last step of each was taken."""
    last = NeedStep.objects.filter(need=OuterRef("pk")).order_by("-id").values("at")[:1]
    return needs.annotate(changed_at=Subquery(last))


def _public(within_path):
    listed = Need.objects.exclude(public_summary="").filter(
        Q(category__may_be_public=True), within(within_path, "division_path")
    )
    return listed.select_related("category", "division", "unit").order_by("-received_at", "-id")


@short_lived(seconds=600)
def _received_by_place():
    """``{path: needs}`` received within ``COUNTED_FOR``, of every place and all in it. One query; ten minutes old at most.

    Complaints about people are not counted: a number of them, however large, points at somebody.
    """
    found = Counter()
    recent = Need.objects.filter(is_sealed=False, received_at__gte=clock.now() - COUNTED_FOR)
    for path, number in recent.values_list("division_path").annotate(Count("pk")):
        for above in ancestors(path, include_self=True):
            found[above] += number
    return found


def received_in(paths, *, under=""):
    """Needs received within ``COUNTED_FOR`` at each of the sibling places ``paths``; ``None`` where the number is hidden.

    ``under`` is the place they are in; one whose own number is hidden is not broken down at all.
    """
    received = _received_by_place()
    if any(_is_hidden(path, received) for path in ancestors(under, include_self=True)):
        return [None for _path in paths]
    if not under:
        return [None if 0 < received[path] < SMALL_CELL else received[path] for path in paths]
    hidden = _hidden_below(under, received)
    return [None if path in hidden else received[path] for path in paths]


def _hidden_below(path, received):
    """The places directly below whose numbers are kept back; what was told at the place itself is one more number."""
    family = [each for each in received if each[:-WIDTH] == path]
    own = received[path] - sum(received[each] for each in family)
    hidden = hidden_cells([*(received[each] for each in family), own])
    return {each for each, is_hidden in zip(family, hidden, strict=False) if is_hidden}


def _is_hidden(path, received):
    """Whether the number of a place is kept back among its siblings."""
    above = path[:-WIDTH]
    return path in _hidden_below(above, received) if above else 0 < received[path] < SMALL_CELL


def public_rows(year):
    """Public needs received in a year, newest first: at most ``MOST_ROWS``."""
    return _public("").filter(received_at__year=year)[:MOST_ROWS]


def public_years():
    """Years that have public needs, newest first."""
    return [found.year for found in _public("").datetimes("received_at", "year", order="DESC")]


def newest_public(*, within_path="", size=50):
    """The newest public needs of a place and all in it."""
    return list(_public(within_path)[:size])
