"""Why a household gets whom it gets, as facts a person can check. Words are put to them elsewhere."""

import numpy as np

from lianxin.liaison.calc.assignment.board import Board
from lianxin.liaison.calc.assignment.facts import Change, Fact, Ground, Reason
from lianxin.liaison.calc.assignment.parts import Weights
from lianxin.liaison.calc.assignment.planning import parts_of
from lianxin.liaison.calc.assignment.search import blocks, floors

#: Members near a block who are asked first; what they cost says how far off the others have to be asked.
_LOOKED_AT = 64


def reasons(plan, households, members, *, kin=(), today=None, weights=None):
    """The ``Reason`` of every household of a plan, by key. The arguments are those the plan was made of."""
    weights, today = weights or Weights(), today or {}
    listed = {each.key: each for each in members}
    loads = _count(today.values())
    found = []
    for homes, people, barred in parts_of(households, members, kin, weights):
        board = Board(homes, people, barred, today, weights)
        speaker = _Speaker(board, plan, listed, loads)
        found += [speaker.reason(row, today.get(home.key, "")) for row, home in enumerate(board.households)]
    return sorted(found, key=lambda each: each.household)


def _count(keys):
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts


class _Speaker:
    def __init__(self, board, plan, listed, loads):
        self.board, self.plan, self.listed, self.loads = board, plan, listed, loads
        self.column = {each.key: at for at, each in enumerate(board.members)}
        self.planned = _count(plan.pairs.values())
        self.suits = _suiting(board)

    def reason(self, row, before):
        home = self.board.households[row]
        after = self.plan.pairs[home.key]
        new = self.column[after]
        if before == after:
            return Reason(home.key, Change.STAYS, before, after, (Fact(Ground.KEPT), *self._plainly(row, new)))
        if not before:
            return Reason(home.key, Change.NEW, "", after, self._plainly(row, new) or (Fact(Ground.TOGETHER),))
        facts = self._leaving(row, before) or self._compared(row, self.column[before], new, before)
        return Reason(home.key, Change.MOVES, before, after, facts)

    def _leaving(self, row, before):
        """Why it may not be the one before any longer, and what speaks for the new one."""
        new = self.column[self.plan.pairs[self.board.households[row].key]]
        if before not in self.listed:
            why = Ground.GONE
        elif self.listed[before].exempt:
            why = Ground.EXEMPT
        elif before not in self.column:
            why = Ground.VILLAGE
        elif self.column[before] in self.board.kin_of(row):
            why = Ground.KIN
        else:
            return ()
        return (Fact(why), *self._plainly(row, new))

    def _plainly(self, row, new):
        """What speaks for the pair, and who would have suited better had it been for this household alone."""
        board, facts = self.board, []
        if board.known[row] and board.member_known[new]:
            facts.append(Fact(Ground.AWAY, self._way(row, new)))
        if board.group[row] == board.member_group[new] and board.households[row].place.group:
            facts.append(Fact(Ground.SAME_GROUP))
        met = board.households[row].needs & board.members[new].skills
        if met:
            facts.append(Fact(Ground.SKILLS, names=tuple(sorted(met))))
        if board.priority[row] and not board.beginner[new]:
            facts.append(Fact(Ground.EXPERIENCED))
        better = self.suits[row]
        if self._cost(row, better) < self._cost(row, new):
            key = board.members[better].key
            facts.append(Fact(Ground.TAKEN, int(board.held[better]) + self.planned.get(key, 0), (key,)))
        return tuple(facts)

    def _compared(self, row, old, new, before):
        board, facts, home = self.board, [], self.board.households[row]
        load = self.loads[before] + int(board.held[old])
        if load > board.members[old].room:
            facts.append(Fact(Ground.FULL, load))
        if board.known[row] and board.member_known[old] and board.member_known[new]:
            gain = self._way(row, old) - self._way(row, new)
            facts += [Fact(Ground.NEARER, gain)] if gain > 0 else []
        if board.group[row] == board.member_group[new] != board.member_group[old]:
            facts.append(Fact(Ground.GROUP))
        met = (home.needs & board.members[new].skills) - board.members[old].skills
        if met:
            facts.append(Fact(Ground.SKILLS, names=tuple(sorted(met))))
        if board.priority[row] and board.beginner[old] and not board.beginner[new]:
            facts.append(Fact(Ground.EXPERIENCED))
        if load > self.planned[board.members[new].key] + int(board.held[new]) and load <= board.members[old].room:
            facts.append(Fact(Ground.LIGHTER, load))
        return tuple(facts) or (Fact(Ground.TOGETHER),)

    def _cost(self, row, column):
        return int(self.board.costs(np.array([row]), np.array([column]))[0])

    def _way(self, row, column):
        return int(self.board.ways(np.array([row]), np.array([column]))[0])


def _suiting(board):
    """For each household the member whose pair alone costs least, the first where several do."""
    best = np.zeros(board.shape[0], np.int64)
    for block in blocks(board):
        floor = floors(board, block) - board.weights.continuity
        some = np.argsort(floor, kind="stable")[:_LOOKED_AT]
        columns = np.flatnonzero(floor <= board.table(block, some).min(axis=1).max())
        table = board.table(block, columns)
        best[block] = columns[table.argmin(axis=1)]
    return best
