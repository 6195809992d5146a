"""What the books count of a place for the indicators of a programme."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Sum

from lianxin.kit import clock
from lianxin.kit.tree import within
from lianxin.ledger.models import Balance, Line
from lianxin.ledger.selectors.books import collective_books_at
from lianxin.ledger.vocabulary import COMMON_KEEPERS, Kind, Measure


def common_held(place, kind):
    """``(accounts, fen)`` that stand on money accounts of a kind in the collective's and the village's own books at and below a place
    today: one query."""
    kept = Balance.objects.filter(
        within(place, "account__book__division_path"), account__book__unit__kind__in=COMMON_KEEPERS, account__kind=kind,
        account__measure=Measure.FEN, account__closed_on__isnull=True,
    )  # fmt: skip
    told = kept.aggregate(accounts=Count("account"), fen=Sum("amount"))
    return told["accounts"], told["fen"] or 0


def income_at(division, besides=()):
    """``(fen,)`` that came in on income accounts of the collective's and the village's own books of a place in the running year, the
    carrying over to a result and the entries ``besides`` left out; ``None`` without books. Two queries."""
    books, today = collective_books_at(division), clock.today()
    if not books:
        return None
    carried = Line.objects.filter(entry=OuterRef("entry"), account__kind=Kind.RESULT)
    lines = Line.objects.filter(
        ~Exists(carried), account__book__in=books, account__kind=Kind.INCOME, account__measure=Measure.FEN,
        on__range=(date(today.year, 1, 1), today),
    ).exclude(entry__in=besides)  # fmt: skip
    return (max(0, -(lines.aggregate(total=Sum("amount"))["total"] or 0)),)
