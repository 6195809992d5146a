"""An election as columns of numbers, for the rules that run on numpy; made once and kept with the election."""

from itertools import chain, pairwise
from operator import itemgetter

import numpy as np

from lianxin.deliberation.calc.budgets.model import Election

_PROJECT, _POINTS = itemgetter(0), itemgetter(1)
#: Numbers this short are sorted by their digits, which takes a sixth of the time.
_SHORT = np.iinfo(np.int16).max


class Columns:
    """``support`` of each project: its piles and their points; ``voters`` who gave it any; ``weights`` of the piles;
    ``costs`` as floats."""

    def __init__(self, election: Election):
        self.weights = np.array(election.weights, np.int64)
        self.costs = [float(project.cost) for project in election.projects]
        marks = list(chain.from_iterable(election.piles))
        short = np.int16 if len(election.projects) <= _SHORT else np.int64
        project = np.fromiter(map(_PROJECT, marks), short, len(marks))
        pile = np.arange(len(election.piles)).repeat(
            np.fromiter(map(len, election.piles), np.int64, len(election.piles))
        )
        if {points for _project, points in marks} <= {1}:  # approvals
            points = np.ones(len(marks), np.int64)
        else:
            points = np.fromiter(map(_POINTS, marks), np.int64, len(marks))
            keep = points > 0
            project, points, pile = project[keep], points[keep], pile[keep]
        order = project.argsort(kind="stable")
        ends = np.bincount(project, minlength=len(election.projects)).cumsum().tolist()
        self._parts = [slice(*bounds) for bounds in pairwise([0, *ends])]
        pile, self._points = pile[order], points[order]
        self._weights = self.weights[pile]
        self.support = [(pile[part], self._points[part]) for part in self._parts]
        self.voters = self._together(self._weights)
        self._gains: dict[bool, tuple] = {}

    def _together(self, gains) -> list[int]:
        """The sum of each project's part."""
        sums = np.concatenate(([0], gains.cumsum()))
        return [int(sums[part.stop] - sums[part.start]) for part in self._parts]

    def gains(self, by_points: bool) -> tuple[list[np.ndarray], list[int]]:
        """Of each project what one unit of price brings in from every pile, and altogether."""
        if by_points not in self._gains:
            found = self._weights * self._points if by_points else self._weights
            self._gains[by_points] = [found[part] for part in self._parts], self._together(found)
        return self._gains[by_points]


def columns(election: Election) -> Columns:
    if "columns" not in election.__dict__:
        election.__dict__["columns"] = Columns(election)
    return election.__dict__["columns"]
