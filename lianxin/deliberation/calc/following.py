"""What may be told of few answers: numbers of five and more, and no total from which a smaller one could be reckoned."""

from collections.abc import Mapping
from dataclasses import dataclass

from lianxin.deliberation.calc import polls
from lianxin.deliberation.calc.asking import FEWEST_IN_GROUP


@dataclass(frozen=True)
class Told:
    """``cells`` are the numbers that may be told; ``None`` stands for one that is not. ``total`` is told where every cell is."""

    total: int | None
    cells: dict[str, int | None]


def told(*questions: Mapping[str, int]) -> list[Told] | None:
    """What is told of the answers of the same people to each question; ``None`` where so few have answered that nothing is.

    A question all of whose cells are told tells how many answered, and with it what another hides: the cells of each are
    hidden as if that was known, and the total is told only where no cell of any is hidden.
    """
    total = sum(questions[0].values())
    if total < FEWEST_IN_GROUP:
        return None
    cells = [dict(polls.shown(list(counts.items()))) for counts in questions]
    hides = any(number is None for each in cells for number in each.values())
    return [Told(None if hides else total, each) for each in cells]
