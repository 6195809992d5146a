"""What a batch cost, brought in and has left, from its events. Whole numbers only: fen, and hundredths of mu, heads, kilograms. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

#: So many hundredths are one.
WHOLE = 100
COSTS = frozenset({"buy", "work", "rent"})
#: What a batch gets besides its sales: paid by an insurer, given without a purpose or used for the purpose it was given for, other.
BESIDES = frozenset({"insured", "subsidy", "other", "used"})
#: Of the batch itself, not of a grade that was harvested.
STANDING = ""


@dataclass(frozen=True)
class Happening:
    """``quantity`` in hundredths; ``grade`` of what is harvested, sold, or lost after the harvest. Undone: all below zero."""

    kind: str
    fen: int = 0
    quantity: int = 0
    grade: str = STANDING


@dataclass(frozen=True)
class Tally:
    cost: int
    income: int
    lost: int  # of what stands: mu or heads
    harvested: int
    stock: tuple[tuple[str, int], ...]  # of each grade what is left to sell
    besides: int  # what came in without a sale
    used: int  # of it what was given for a purpose

    @property
    def result(self) -> int:
        return self.income + self.besides - self.cost

    @property
    def left(self) -> int:
        return sum(quantity for _grade, quantity in self.stock)


def tally(happenings: Iterable[Happening]) -> Tally:
    """What all of it comes to, in whatever order it was written down."""
    cost = income = lost = harvested = besides = used = 0
    stock: dict[str, int] = defaultdict(int)
    for each in happenings:
        if each.kind in COSTS:
            cost += each.fen
        elif each.kind == "sale":
            income += each.fen
            stock[each.grade] -= each.quantity
        elif each.kind in BESIDES:
            besides += each.fen
            used += each.fen if each.kind == "used" else 0
        elif each.kind == "harvest":
            harvested += each.quantity
            stock[each.grade] += each.quantity
        elif each.kind == "loss" and each.grade == STANDING:
            lost += each.quantity
        elif each.kind == "loss":
            stock[each.grade] -= each.quantity
    left = tuple(sorted((grade, quantity) for grade, quantity in stock.items() if quantity))
    return Tally(cost, income, lost, harvested, left, besides, used)


def each(fen: int, quantity: int) -> Fraction | None:
    """Fen for a whole mu, head or kilogram of ``quantity`` hundredths; of nothing nothing."""
    return Fraction(fen * WHOLE, quantity) if quantity else None


def rounded(fen: Fraction) -> int:
    """To the nearest fen, half a fen up: for reading, never for reckoning."""
    return (2 * fen.numerator + fen.denominator) // (2 * fen.denominator)
