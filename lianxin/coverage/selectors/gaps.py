"""What is lacking, since when, and who sees to it."""

from datetime import date, timedelta

from django.db.models import Q

from lianxin.accounts import selectors as accounts
from lianxin.coverage.models import Gap
from lianxin.coverage.policies import can_be_keeper
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.tree import within

MONTHS = 12


def gaps_within(path, *, on=None):
    """Gaps of divisions at and below a place that are open or ended in the last twelve months: one query."""
    since = _first_month(on or clock.today())
    lately = Q(ended_on__isnull=True) | Q(ended_on__gte=since)
    rows = Gap.objects.filter(within(path, "division_path"), lately, site__isnull=True)
    return list(rows.select_related("keeper"))


def open_among(gaps):
    """``{(place's path, link): gap}`` of those that are open."""
    return {(gap.division_path, gap.lacks): gap for gap in gaps if gap.ended_on is None}


def find_gap(public_id):
    """A gap that is still open; raises ``NotFound``."""
    found = (
        Gap.objects.filter(public_id=public_id, ended_on__isnull=True)
        .select_related("division", "keeper", "site")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def gaps_of(actor):
    """Open gaps the actor sees to, the nearest day first; ``None`` for who has no account."""
    if not actor.is_user:
        return None
    rows = Gap.objects.filter(keeper_id=actor.id, ended_on__isnull=True)
    return rows.select_related("division", "site").order_by("due_on", "id")


def keepers_for(gap):
    """Leaders of the place and of those above it, by name: who can be asked to see to it. One query."""
    staff = {grant.user: grant for grant in accounts.staff_around(gap.division_path) if can_be_keeper(grant, gap)}
    return sorted(staff, key=lambda user: (user.name, user.pk))


def trend_of(gaps, *, on=None):
    """``[(first day of the month, gaps open at its end)]`` of ``gaps_within``, from the month of the first of them.

    The month that runs is counted today.
    """
    today = on or clock.today()
    if not gaps:
        return []
    month, found = max(_first_month(today), min(gap.since for gap in gaps).replace(day=1)), []
    while month <= today:
        following = (month + timedelta(days=31)).replace(day=1)
        end = min(following - timedelta(days=1), today)
        found.append((month, sum(gap.since <= end and (gap.ended_on is None or gap.ended_on > end) for gap in gaps)))
        month = following
    return found


def _first_month(today):
    """The first day of the first of ``MONTHS`` months of which ``today`` is in the last."""
    years, month = divmod(today.year * 12 + today.month - MONTHS, 12)
    return date(years, month + 1, 1)
