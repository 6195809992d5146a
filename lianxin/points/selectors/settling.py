"""What a quarter or a year came to: what households held, were thanked with, used and lost, and the money behind it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind
from lianxin.people import selectors as people
from lianxin.points.models import Books, Claim, Funding, Move
from lianxin.points.selectors.claims import is_known_grown
from lianxin.points.vocabulary import ClaimState, MoveKind


@dataclass(frozen=True)
class Settlement:
    """Points of all households of a place together: ``opening + awarded - used - ended - reversed_ = closing``. ``agrees``: the
    books hold the same at the last day. ``funded_fen``: money laid down for points in this time, less what was taken back, in fen."""

    first: date
    last: date
    opening: int
    awarded: int
    used: int
    ended: int
    reversed_: int
    funded_fen: int
    held: int  # by the books, at the last day

    @property
    def agrees(self):
        return self.closing == self.held

    @property
    def closing(self):
        return self.opening + self.awarded - self.used - self.ended - self.reversed_


def settlement(division, first, last):
    """Of a place between two days, both whole. Seven queries."""
    moves = Move.objects.filter(purse__division=division)
    opening = moves.filter(on__lt=first).aggregate(sum=Sum("points"))["sum"] or 0
    during = moves.filter(on__range=(first, last)).order_by().values_list("kind").annotate(sum=Sum("points"))
    sums = {kind: int(total) for kind, total in during}
    laid = Funding.objects.filter(rule_set__division=division)
    funded, back = (
        rows.aggregate(sum=Sum("fen"))["sum"] or 0
        for rows in (laid.filter(on__range=(first, last)), laid.filter(taken__on__range=(first, last)))
    )
    return Settlement(
        first, last, opening, sums.get(MoveKind.AWARD, 0), -sums.get(MoveKind.REDEEM, 0), -sums.get(MoveKind.EXPIRE, 0),
        -sums.get(MoveKind.REVERSE, 0), funded - back, _held_by_the_books(division, last),
    )  # fmt: skip


def _held_by_the_books(division, through):
    books = Books.objects.select_related("book").filter(division=division).first()
    rows = ledger.trial_balance(books.book, through) if books else []
    return sum(row.amount for row in rows if row.kind == Kind.HOLDER)


def thanked_by_name(division, first, last):
    """Names, in their order, of those who lent a hand in a time and agreed that their name is public: nobody under age or under
    care, and never how much. One query."""
    claims = Claim.objects.filter(
        division=division, state=ClaimState.SETTLED, on__range=(first, last), number_only=False
    )
    return sorted(
        {each.name for each in people.agreed_to_be_named(claims.values("person")) if is_known_grown(each, last)}
    )
