"""Which of several equally good plans it is: the first, so that nothing hangs on the order of a list.

Going through the households by key, each gets the member with the first key that any of the best plans gives it together
with what was settled before. Every best plan uses only pairs that its prices call equal, and each comes from another by
handing households round in a ring; so only members within one strongly connected part can take from each other.
"""

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components


def first(column, equal, price, board):
    """The first among the best plans. ``column`` is one of them, ``equal`` every pair as good as its row's."""
    (rows, columns, _costs), few = equal, board.shape[1]
    load = np.bincount(column, minlength=few)
    part = _parts(column, rows, columns, _Loads(load, price, board), few)
    inside = (part[column[rows]] == part[columns]) & (column[rows] != columns)
    if not inside.any():
        return column
    column = column.copy()
    for each in np.unique(part[columns[inside]]):
        mine = inside & (part[columns] == each)
        _Ring(np.flatnonzero(part[:few] == each), part[few] == each, _Loads(load, price, board), column).settle(
            rows[mine], columns[mine]
        )
    return column


class _Loads:
    """Where a household more, or one fewer, costs just the price."""

    def __init__(self, load, price, board):
        self.load, self.price, self.board = load, price, board

    def takes(self):
        return (self.load < self.board.room) & (self.board.marginal(self.load + 1) == self.price)

    def gives(self):
        return (self.load > 0) & (self.board.marginal(self.load) == self.price)


def _parts(column, rows, columns, loads, few):
    """The strongly connected part of each member and, last, of the pool of loads."""
    takes, gives = np.flatnonzero(loads.takes()), np.flatnonzero(loads.gives())
    source = np.concatenate([column[rows], takes, np.full(len(gives), few)])
    target = np.concatenate([columns, np.full(len(takes), few), gives])
    graph = csr_matrix((np.ones(len(source), bool), (source, target)), (few + 1, few + 1))
    return connected_components(graph, connection="strong")[1]


class _Ring:
    """Members of one part. Sets of members are the bits of a number; the pool of loads is one bit more."""

    def __init__(self, members, with_pool, loads, column):
        self.members, self.loads, self.column = members, loads, column
        self.seat = {int(member): at for at, member in enumerate(members)}
        self.pool = len(members) if with_pool else None
        self.free: dict[int, int] = {}  # row not settled yet → members it may have
        self.at: list[set[int]] = [set() for _member in members]

    def settle(self, rows, columns):
        for row, member in zip(rows.tolist(), columns.tolist(), strict=True):
            self.free[row] = self.free.get(row, 1 << self._now(row)) | 1 << self.seat[member]
        for row in self.free:
            self.at[self._now(row)].add(row)
        self._note_loads()
        for row in sorted(self.free):
            now = self._now(row)
            self.at[now].discard(row)
            earlier = self.free[row] & ((1 << now) - 1) & self._leading_to(now)
            if earlier:
                seat = (earlier & -earlier).bit_length() - 1
                self._turn(row, seat, now)

    def _now(self, row):
        return self.seat[int(self.column[row])]

    def _note_loads(self):
        self.takes = self.loads.takes()[self.members].tolist()
        self.gives = sum(1 << at for at, gives in enumerate(self.loads.gives()[self.members].tolist()) if gives)

    def _onward(self, seat):
        """Where one household too many with ``seat`` can go on to."""
        if seat == self.pool:
            return self.gives
        onward = 0
        for row in self.at[seat]:
            onward |= self.free[row]
        if self.pool is not None and self.takes[seat]:
            onward |= 1 << self.pool
        return onward

    def _leading_to(self, goal):
        onward = [self._onward(seat) for seat in range(len(self.members) + (self.pool is not None))]
        reached, grown = 1 << goal, True
        while grown:
            grown = False
            for seat, targets in enumerate(onward):
                if not reached >> seat & 1 and targets & reached:
                    reached |= 1 << seat
                    grown = True
        return reached

    def _turn(self, row, seat, goal):
        """Give ``row`` to ``seat`` and hand on what is too much until it is ``goal``'s turn to take one."""
        came: dict[int, int] = {seat: seat}
        queue = [seat]
        while goal not in came:
            here = queue.pop(0)
            fresh = self._onward(here)
            while fresh:
                there = (fresh & -fresh).bit_length() - 1
                fresh &= fresh - 1
                if there not in came:
                    came[there] = here
                    queue.append(there)
        self.column[row] = self.members[seat]
        there = goal
        while there != seat:
            self._hand_on(came[there], there)
            there = came[there]
        self._note_loads()

    def _hand_on(self, here, there):
        if there == self.pool:
            self.loads.load[self.members[here]] += 1
        elif here == self.pool:
            self.loads.load[self.members[there]] -= 1
        else:
            row = next(row for row in self.at[here] if self.free[row] >> there & 1)
            self.at[here].discard(row)
            self.at[there].add(row)
            self.column[row] = self.members[there]
