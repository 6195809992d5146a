"""What a quarter or a year came to: what households held, were thanked with, used and lost, and the money behind it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from lianxin.ledger import selectors as ledger
from lianxin.people import selectors as people
from lianxin.points.models import Books, Claim, Funding, Move, Purse
from lianxin.points.vocabulary import ClaimState, MoveKind


@dataclass(frozen=True)
class Settlement:
    """Points of all households of a place together: ``opening + awarded - used - ended - reversed_ = closing``. ``agrees``: the
    books hold the same at the last day. ``funded_fen``: money laid down for points in this time, in fen."""

    first: date
    last: date
    opening: int
    awarded: int
    used: int
    ended: int
    reversed_: int
    funded_fen: int
    agrees: bool

    @property
    def closing(self):
        return self.opening + self.awarded - self.used - self.ended - self.reversed_


def settlement(division, first, last):
    """Of a place between two days, both whole. Six queries."""
    moves = Move.objects.filter(purse__division=division)
    opening = moves.filter(on__lt=first).aggregate(sum=Sum("points"))["sum"] or 0
    during = moves.filter(on__range=(first, last)).order_by().values_list("kind").annotate(sum=Sum("points"))
    sums = {kind: int(total) for kind, total in during}
    funded = Funding.objects.filter(rule_set__division=division, on__range=(first, last)).aggregate(sum=Sum("fen"))[
        "sum"
    ]
    found = Settlement(
        first, last, opening, sums.get(MoveKind.AWARD, 0), -sums.get(MoveKind.REDEEM, 0), -sums.get(MoveKind.EXPIRE, 0),
        -sums.get(MoveKind.REVERSE, 0), funded or 0, agrees=True,
    )  # fmt: skip
    return Settlement(**{**vars(found), "agrees": found.closing == _held_by_the_books(division, last)})


def _held_by_the_books(division, through):
    books = Books.objects.select_related("book").filter(division=division).first()
    purses = set(Purse.objects.filter(division=division).values_list("account__public_id", flat=True))
    rows = ledger.trial_balance(books.book, through) if books else []
    return sum(row.amount for row in rows if row.public_id in purses)


def thanked_by_name(division, first, last):
    """Names, in their order, of those who lent a hand in a time and agreed that their name is public: nobody under age or under
    care, and never how much. Three queries."""
    claims = Claim.objects.filter(
        division=division, state=ClaimState.SETTLED, on__range=(first, last), number_only=False
    )
    agreed = people.names_agreed_to(claims.values("person"))
    return sorted(agreed - {*people.names_of_minors(division), *people.names_under_care(division)})
