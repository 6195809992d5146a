"""Sequential Phragmén: every voter earns money at the same pace; a project is bought once its supporters can pay it.

Whoever pays starts again from nothing, so all supporters of one project carry the same load afterwards, and the load of
a voter is that of the last project bought for them. It ends when the next one to be bought would overspend. (Brill,
Freeman, Janson and Lackner 2017; Los, Christoff and Grossi 2022 for costs.)
"""

import math
from fractions import Fraction

import numpy as np

from lianxin.deliberation.calc.budgets.columns import columns
from lianxin.deliberation.calc.budgets.model import Election, Loser, Outcome, Round, Why, missing

#: Floats closer than this are compared as fractions.
_NEAR = 1e-9


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
        self.carrying = np.zeros(len(election.piles))  # about the load of each pile
        self.loads, self._unit = [0], 1  # exact numerators, and their common denominator
        self.table = columns(election)
        self.voters = self.table.voters
        self.weights = self.table.gains(by_points=False)[0]
        self.why: dict[int, Why] = {}
        for p, project in enumerate(election.projects):
            if not self.voters[p]:
                self.why[p] = Why.NO_SUPPORT
            elif project.cost > election.budget:
                self.why[p] = Why.TOO_DEAR
        self.open = set(range(len(election.projects))) - set(self.why)
        # A load only grows, so one computed earlier is a lower bound now.
        self.bound = {p: self.table.costs[p] / self.voters[p] for p in self.open}
        self.fresh = dict.fromkeys(self.open, 0)
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
        self._note(reached)
        piles = self.table.support[winner][0]
        self.carrying[piles] = float(reached)
        self.last[piles] = len(self.loads) - 1
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
        """The earliest time at which a project can be paid, and which ones can then: floats find the few, fractions decide."""
        best, seen, now = float("inf"), [], len(self.rounds)
        for p in sorted(self.open, key=self.bound.__getitem__):
            if self.bound[p] > best * (1 + _NEAR):
                break
            if self.fresh[p] != now:
                self.bound[p], self.fresh[p] = self._about(p), now
            seen.append(p)
            best = min(best, self.bound[p])
        times = {p: self._time(p) for p in seen if self.bound[p] <= best * (1 + _NEAR)}
        first = min(times.values(), default=None)
        return first, [p for p, time in times.items() if time == first]

    def _note(self, load):
        """Keep the load, all loads over one denominator."""
        factor = load.denominator // math.gcd(self._unit, load.denominator)
        self._unit *= factor
        self.loads = [number * factor for number in self.loads]
        self.loads.append(load.numerator * (self._unit // load.denominator))

    def _carried(self, p):
        """How many of the supporters carry the load of each project bought so far."""
        piles = self.table.support[p][0]
        return np.bincount(self.last[piles], self.weights[p], len(self.loads))

    def _about(self, p):
        piles = self.table.support[p][0]
        return (self.table.costs[p] + float(self.weights[p] @ self.carrying[piles])) / self.voters[p]

    def _time(self, p):
        cost = self.election.projects[p].cost
        carried = map(int, self._carried(p).tolist())
        before = sum(load * number for load, number in zip(self.loads, carried, strict=True) if number)
        return Fraction(before * cost.denominator + cost.numerator * self._unit, self._unit * cost.denominator * self.voters[p])  # fmt: skip

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
