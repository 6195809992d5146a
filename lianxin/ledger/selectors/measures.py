"""What the books count of a place for the indicators of a programme."""

from datetime import date

from django.db.models import Exists, OuterRef, Sum

from lianxin.kit import clock
from lianxin.ledger.models import Line
from lianxin.ledger.selectors.books import books_at
from lianxin.ledger.vocabulary import Kind, Measure


def income_at(division):
    """``(fen,)`` that came in on income accounts of a place's books in the running year, the carrying over to a result left out;
    ``None`` without books. Two queries."""
    books, today = books_at(division), clock.today()
    if not books:
        return None
    carried = Line.objects.filter(entry=OuterRef("entry"), account__kind=Kind.RESULT)
    lines = Line.objects.filter(
        ~Exists(carried), account__book__in=books, account__kind=Kind.INCOME, account__measure=Measure.FEN,
        on__range=(date(today.year, 1, 1), today),
    )  # fmt: skip
    return (max(0, -(lines.aggregate(total=Sum("amount"))["total"] or 0)),)
