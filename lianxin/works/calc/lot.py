"""Monitors drawn by lot among volunteers: anybody with the numbers and the seed draws the same. Pure."""

from collections.abc import Collection, Iterable, Sequence

from lianxin.kit import lot

FEWEST, MOST = 3, 5


def drawn(numbers: Iterable[int], seed: str) -> tuple[int, ...]:
    """The volunteers' numbers in the order of the lot: the first five watch. Raises ``ValueError`` for fewer than three."""
    numbers = sorted(set(numbers))
    if len(numbers) < FEWEST:
        raise ValueError("too few to draw from")
    return tuple(int(each) for each in lot.drawn((str(each) for each in numbers), seed))


def watching(order: Sequence[int], left: Collection[int]) -> tuple[int, ...]:
    """Who watches, by the order of the lot: the first five of those who have not left. Empty where fewer than three remain: then
    a new lot is drawn."""
    found = tuple(each for each in order if each not in left)[:MOST]
    return found if len(found) >= FEWEST else ()
