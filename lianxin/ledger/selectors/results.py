"""What a book earned in each year, from its entries."""

from datetime import date

from django.db.models import Case, F, Sum, Value, When
from django.db.models.functions import ExtractYear

from lianxin.ledger.models import Line
from lianxin.ledger.vocabulary import Kind, Measure

_EARNED = (Kind.INCOME, Kind.EXPENSE, Kind.RESULT)


def year_results(book, first, last, *, besides=(), named=()) -> dict[int, list[list]]:
    """``{year: [[account code, what, fen], …]}`` of the years ``first`` to ``last``: what was earned is above zero, what it cost below.

    Income, expense and result are added together, so that carrying a year's income to its result changes nothing.
    ``besides``: kinds of sources whose entries are no earnings (a distribution); ``named``: kinds of sources that stand
    under their own label instead of the account's name. One query.
    """
    lines = Line.objects.filter(
        account__book=book, account__kind__in=_EARNED, account__measure=Measure.FEN,
        on__range=(date(first, 1, 1), date(last, 12, 31)),
    ).exclude(entry__source_kind__in=besides)  # fmt: skip
    told = Case(When(entry__source_kind__in=named, then=F("entry__source_label")), default=Value(""))
    rows = (
        lines.annotate(year=ExtractYear("on"), told=told)
        .values_list("year", "account__code", "account__name", "told")
        .annotate(fen=Sum("amount"))
        .order_by("year", "account__code", "told")
    )
    found: dict[int, list[list]] = {}
    for year, code, name, label, fen in rows:
        if fen:
            found.setdefault(year, []).append([code, label or name, -int(fen)])
    return found


def years_closed(book) -> range:
    """The years in which nothing can be posted any more."""
    if book.closed_through is None:
        return range(0)
    through = book.closed_through
    return range(book.opened_on.year, through.year + ((through.month, through.day) == (12, 31)))
