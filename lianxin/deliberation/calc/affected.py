"""Of those who talk a matter over, a third at least are those it concerns."""

from collections.abc import Iterable
from dataclasses import dataclass

from lianxin.deliberation.calc.shares import at_least

#: Consultation asks for those concerned: a third of the seats at least.
AFFECTED = at_least(1, 3)


@dataclass(frozen=True)
class Balance:
    """``affected`` of ``seats`` are those it concerns; ``needed`` is the smallest number that is enough."""

    seats: int
    affected: int
    needed: int
    holds: bool


def balance(seats: int, parties: Iterable[int]) -> Balance:
    """Whether the parties a matter concerns, each with its seats, have enough of all; ``ValueError`` for more than there are."""
    affected = sum(parties)
    if min(seats, affected) < 0 or affected > seats:
        raise ValueError(affected)
    return Balance(seats, affected, AFFECTED.needed(seats), AFFECTED.holds(affected, seats))


def most_seats(affected: int) -> int:
    """To how many seats at most so many of those concerned are enough."""
    return affected * AFFECTED.part.denominator // AFFECTED.part.numerator


def known(parties: Iterable[tuple[int, int | None]]) -> int:
    """How many of those it concerns are known: ``(seats, names)`` of each, ``names`` of a group alone, of which who is named counts."""
    return sum(seats if names is None else min(seats, names) for seats, names in parties)
