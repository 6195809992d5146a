"""What is left of a plan when the price or the yield is not as planned: a few stated cases, no forecast. Whole fen. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from lianxin.harvests.calc.batches import WHOLE, each


@dataclass(frozen=True)
class Case:
    """Price and yield as parts of what was planned."""

    code: str
    price: Fraction
    yields: Fraction


_FULL, _LESS = Fraction(1), Fraction(4, 5)
CASES = (
    Case("plan", _FULL, _FULL),
    Case("price", _LESS, _FULL),
    Case("yield", _FULL, _LESS),
    Case("both", _LESS, _LESS),
    Case("lost", _FULL, Fraction(0)),
)


def outcome(cost: int, quantity: int, price: int, case: Case) -> int:
    """The result in fen: ``quantity`` hundredths planned at ``price`` fen for a whole one, less the whole cost; rounded down."""
    income = Fraction(quantity, WHOLE) * case.yields * price * case.price
    return income.numerator // income.denominator - cost


def scenarios(cost: int, quantity: int, price: int, cases: Iterable[Case] = CASES) -> list[tuple[str, int]]:
    return [(case.code, outcome(cost, quantity, price, case)) for case in cases]


def even_price(cost: int, quantity: int) -> Fraction | None:
    """The price at which nothing is won and nothing lost."""
    return each(cost, quantity)
