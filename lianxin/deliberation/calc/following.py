"""What may be told of few answers: numbers of five and more, and no total from which a smaller one could be reckoned."""

from collections.abc import Mapping
from dataclasses import dataclass

from lianxin.deliberation.calc.asking import FEWEST_IN_GROUP


@dataclass(frozen=True)
class Told:
    """``cells`` are the numbers that may be told; ``None`` stands for a few. ``total`` is told where every cell is."""

    total: int | None
    cells: dict[str, int | None]


def told(counts: Mapping[str, int], fewest: int = FEWEST_IN_GROUP) -> Told | None:
    """What is told of these answers to one question; ``None`` where so few have answered that nothing is."""
    total = sum(counts.values())
    if total < fewest:
        return None
    cells = {name: number if number == 0 or number >= fewest else None for name, number in counts.items()}
    return Told(None if None in cells.values() else total, cells)
