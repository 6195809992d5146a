"""Contracts of ventures and rents of what was put in: what is due next, what is late, what ends; for who keeps the venture."""

from datetime import timedelta

from django.db.models import F, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from lianxin.harvests import policies
from lianxin.harvests.models import Contract, ContractDue, Input
from lianxin.harvests.vocabulary import Return
from lianxin.kit import clock
from lianxin.kit.tree import within_any
from lianxin.territory.calc.terms import months_later

#: A contract or an input that ends in so many days is soon over; a due is announced so many days before.
SOON, WEEK = 90, 7


def contracts_of(venture):
    """In the order they were signed, with the first due nobody has done: one query."""
    first = ContractDue.objects.filter(contract=OuterRef("pk"), done_on__isnull=True, is_void=False).order_by("due_on")
    told = {f"next_{name}": Subquery(first.values(name)[:1]) for name in ("due_on", "fen", "way")}
    return list(venture.contracts.annotate(**told))


def open_contracts(venture):
    return list(venture.contracts.filter(ended_on__isnull=True))


def open_dues(venture):
    """What may be noted as done, the oldest first."""
    rows = ContractDue.objects.filter(contract__venture=venture, done_on__isnull=True, is_void=False)
    return list(rows.select_related("contract").order_by("due_on", "id")[:100])


def contracts_to_see_to(actor, today=None):
    """Contracts nobody has wound up that end soon or are over, and those with something due in a week or late, each with its
    ``first_due``; ``None`` for who keeps no venture."""
    if not _keeps(actor):
        return None
    today = today or clock.today()
    mine = Contract.objects.filter(within_any(actor.scopes(*policies.KEEPERS), "venture__division_path"))
    rows = mine.annotate(first_due=Min("dues__due_on", filter=Q(dues__done_on__isnull=True, dues__is_void=False)))
    ends = Q(ended_on__isnull=True, ends_on__lte=today + timedelta(days=SOON))
    return rows.filter(ends | Q(first_due__lte=today + timedelta(days=WEEK)))


def rents_to_note(actor, today=None):
    """What was put in for rent whose rent of this year is due in a week or late, on the day of the year it was put in, and not all
    noted yet; or of last year. ``None`` for who keeps no venture."""
    if not _keeps(actor):
        return None
    today = today or clock.today()
    mine = Input.objects.filter(within_any(actor.scopes(*policies.KEEPERS), "venture__division_path"), gets=Return.RENT)
    noted = {
        f"noted_{year}": Coalesce(Sum("rents__fen", filter=Q(rents__rent_year=today.year - year)), 0) for year in (0, 1)
    }
    by = min(today + timedelta(days=WEEK), today.replace(month=12, day=31))
    has_come = Q(starts_on__month__lt=by.month) | Q(starts_on__month=by.month, starts_on__day__lte=by.day)
    this_year = Q(has_come, noted_0__lt=F("rent_fen"), starts_on__lte=by) & _is_in(by.year)
    last_year = Q(noted_1__lt=F("rent_fen"), starts_on__year__lt=today.year) & _is_in(today.year - 1)
    return mine.filter(ended_on__isnull=True).annotate(**noted).filter(this_year | last_year)


def day_of_rent(put_in, year):
    """The day of a year on which its rent is due: the one it was put in on."""
    return months_later(put_in.starts_on, 12 * (year - put_in.starts_on.year))


def _is_in(year):
    """The day of its rent of that year is before the term ends."""
    later = Q(ends_on__month__gt=F("starts_on__month")) | Q(
        ends_on__month=F("starts_on__month"), ends_on__day__gt=F("starts_on__day")
    )
    return Q(ends_on__year__gt=year) | Q(later, ends_on__year=year)


def _keeps(actor):
    return actor.is_user and actor.holds(*policies.KEEPERS)
