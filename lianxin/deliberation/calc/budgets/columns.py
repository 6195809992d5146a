"""An election as columns of numbers, for the rules that run on numpy; made once and kept with the election."""

from itertools import chain

import numpy as np

from lianxin.deliberation.calc.budgets.model import Election


class Columns:
    """``support`` of each project: its piles and their points; ``voters`` who gave it any; ``weights`` of the piles;
    ``costs`` as floats."""

    def __init__(self, election: Election):
        self.weights = np.array(election.weights, np.int64)
        self.costs = [float(project.cost) for project in election.projects]
        sizes = np.fromiter(map(len, election.piles), np.int64, len(election.piles))
        flat = np.fromiter(chain.from_iterable(chain.from_iterable(election.piles)), np.int64).reshape(-1, 2)
        pile = np.repeat(np.arange(len(sizes)), sizes)
        keep = flat[:, 1] > 0
        project, points, pile = flat[keep, 0], flat[keep, 1], pile[keep]
        order = np.argsort(project, kind="stable")
        cuts = np.searchsorted(project[order], np.arange(1, len(election.projects)))
        self.support = list(zip(np.split(pile[order], cuts), np.split(points[order], cuts), strict=True))
        self.voters = [int(self.weights[piles].sum()) for piles, _points in self.support]
        self._gains: dict[bool, tuple] = {}

    def gains(self, by_points: bool) -> tuple[list[np.ndarray], list[int]]:
        """Of each project what one unit of price brings in from every pile, and altogether."""
        if by_points not in self._gains:
            found = [self.weights[piles] * (points if by_points else 1) for piles, points in self.support]
            self._gains[by_points] = found, [int(one.sum()) for one in found]
        return self._gains[by_points]


def columns(election: Election) -> Columns:
    if "columns" not in election.__dict__:
        election.__dict__["columns"] = Columns(election)
    return election.__dict__["columns"]
