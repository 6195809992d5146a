"""Sequential Phragmén: every voter earns money at the same pace; a project is bought once its supporters can pay it.

Whoever pays starts again from nothing, so all supporters of one project carry the same load afterwards, and the load of
a voter is that of the last project bought for them. It ends when the next one to be bought would overspend. (Brill,
Freeman, Janson and Lackner 2017; Los, Christoff and Grossi 2022 for costs.)
"""

from fractions import Fraction

import numpy as np

from lianxin.deliberation.calc.budgets.columns import columns
from lianxin.deliberation.calc.budgets.model import Election, Loser, Outcome, Round, Why, missing

_NEVER = -1


def phragmen(election: Election) -> Outcome:
    """Points on a ballot count as approval. A project that costs more than the whole budget takes no part."""
    run = _Run(election)
    while run.step():
        pass
    return run.outcome()


class _Run:
    def __init__(self, election):
        self.election = election
        self.left = election.budget
        self.last = np.zeros(len(election.piles), np.int64)  # number of the last project bought for the pile
        self.loads = [Fraction(0)]
        self.table = columns(election)
        self.voters = [int(self.table.weights[piles].sum()) for piles, _points in self.table.support]
        self.why: dict[int, Why] = {}
        for p, project in enumerate(election.projects):
            if not self.voters[p]:
                self.why[p] = Why.NO_SUPPORT
            elif project.cost > election.budget:
                self.why[p] = Why.TOO_DEAR
        self.open = set(range(len(election.projects))) - set(self.why)
        # A load only grows, so one computed earlier is a lower bound now.
        self.bound = {p: (Fraction(election.projects[p].cost, self.voters[p]), 0) for p in self.open}
        self.rounds: list[Round] = []

    def step(self) -> bool:
        """Buy the next project; False when nothing is left or the next would overspend."""
        reached, tied = self._next()
        if not tied:
            return False
        projects = self.election.projects
        if any(projects[p].cost > self.left for p in tied):
            return False
        winner = self.election.first(tied)
        self.loads.append(reached)
        self.last[self.table.support[winner][0]] = len(self.loads) - 1
        self.left -= projects[winner].cost
        self.open.discard(winner)
        equal = tuple(projects[p].id for p in tied if p != winner)
        self.rounds.append(
            Round(
                projects[winner].id,
                Why.PAID_FIRST,
                projects[winner].cost,
                self.voters[winner],
                self.left,
                reached,
                equal,
            )
        )
        return True

    def _next(self):
        """The earliest time at which a project can be paid, and which ones can then."""
        best, tied, now = None, [], len(self.rounds)
        for p in sorted(self.open, key=lambda p: self.bound[p][0]):
            bound, at = self.bound[p]
            if best is not None and bound > best:
                break
            if at != now:
                bound = self._load(p)
                self.bound[p] = (bound, now)
            if best is None or bound < best:
                best, tied = bound, [p]
            elif bound == best:
                tied.append(p)
        return best, tied

    def _load(self, p):
        piles = self.table.support[p][0]
        carried = np.bincount(self.last[piles], self.table.weights[piles], len(self.loads))
        before = sum((self.loads[k] * int(n) for k, n in enumerate(carried) if n), Fraction(0))
        return (before + self.election.projects[p].cost) / self.voters[p]

    def outcome(self):
        won = tuple(one.project for one in self.rounds)
        losers = []
        for p, project in enumerate(self.election.projects):
            if project.id not in won:
                why = self.why.get(p, Why.NO_LONGER_FITS if project.cost > self.left else Why.AFTER_THE_STOP)
                short = missing(why, project.cost, self.left, self.election.budget)
                losers.append(Loser(project.id, why, self.voters[p], short))
        spent = self.election.budget - self.left
        return Outcome("phragmen", won, tuple(self.rounds), tuple(losers), spent)
