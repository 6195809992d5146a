"""The costs of pairs, as arrays. Whole numbers throughout; the one square root is of whole numbers and is rounded."""

from typing import NamedTuple

import numpy as np

from lianxin.liaison.calc.assignment.parts import FORBIDDEN, MOST_SKILLS


class Arcs(NamedTuple):
    """Pairs as three arrays of one length."""

    rows: np.ndarray
    columns: np.ndarray
    costs: np.ndarray

    def where(self, chosen):
        """The pairs that ``chosen``, a mask or indexes, picks."""
        return Arcs(*(part[chosen] for part in self))

    @classmethod
    def joined(cls, parts):
        """The pairs of all parts one after the other."""
        return cls(*(np.concatenate(each) for each in zip(*parts, strict=True))) if parts else NO_ARCS


NO_ARCS = Arcs(*(np.empty(0, np.int64) for _part in range(3)))


class Board:
    """Households (rows) and members (columns) of one plan, both in the order of their keys."""

    def __init__(self, households, members, kin, today, weights):
        self.households = sorted(households, key=lambda each: each.key)
        self.members = sorted((m for m in members if not m.exempt), key=lambda each: each.key)
        self.weights = weights
        row = {each.key: at for at, each in enumerate(self.households)}
        column = {each.key: at for at, each in enumerate(self.members)}
        if len(row) < len(self.households) or len(column) < len(self.members):
            raise ValueError("a key twice")
        self._place(row, column)
        self._gifts()
        pairs = {(row[h], column[m]) for h, m in kin if h in row and m in column}
        self.kin = np.array(sorted(pairs), np.int64).reshape(-1, 2)
        self._kin_at = np.searchsorted(self.kin[:, 0], np.arange(len(row) + 1))
        self.today = np.full(len(row), -1, np.int64)
        for household, member in today.items():
            if household in row and member in column:
                self.today[row[household]] = column[member]
        self.held = np.array([m.held for m in self.members], np.int64)
        self.room = np.maximum(np.array([m.room for m in self.members], np.int64) - self.held, 0)

    @property
    def shape(self):
        return len(self.households), len(self.members)

    def _place(self, row, column):
        everyone = [*self.households, *self.members]
        groups = _numbers((each.place.village, each.place.group) for each in everyone)
        known = np.array([each.place.east is not None and each.place.north is not None for each in everyone], bool)
        spots = np.array(
            [(p.east, p.north) if k else (0, 0) for k, p in zip(known, (e.place for e in everyone), strict=True)],
            np.int64,
        ).reshape(-1, 2)
        cut = len(self.households)
        self.group, self.member_group = groups[:cut], groups[cut:]
        self.known, self.member_known = known[:cut], known[cut:]
        self.spot, self.member_spot = spots[:cut], spots[cut:]

    def _gifts(self):
        names = sorted({need for each in self.households for need in each.needs})
        if len(names) > MOST_SKILLS:
            raise ValueError("too many kinds of need")
        bit = {name: 1 << at for at, name in enumerate(names)}
        self.needs = np.array([sum(bit[n] for n in h.needs) for h in self.households], np.int64)
        self.skills = np.array([sum(bit.get(s, 0) for s in m.skills) for m in self.members], np.int64)
        self.priority = np.array([h.priority for h in self.households], bool)
        self.beginner = np.array([not m.experienced for m in self.members], bool)

    def costs(self, h, m):
        """Costs of the pairs ``h`` × ``m`` (two arrays that broadcast), today's pair counted, kin not yet forbidden."""
        way = self.ways(h, m)
        way += np.where(self.group[h] == self.member_group[m], 0, self.weights.other_group)
        if self.needs.any():
            way += self.weights.unmet_need * np.bitwise_count(self.needs[h] & ~self.skills[m]).astype(np.int64)
        if self.priority.any():
            way += np.where(self.priority[h] & self.beginner[m], self.weights.beginner, 0)
        way -= np.where(self.today[h] == m, self.weights.continuity, 0)
        return way

    def ways(self, h, m):
        """Distances in metres; where one is unknown, what the weights put in its place."""
        step = self.spot[h] - self.member_spot[m]
        way = np.rint(np.sqrt((step * step).sum(-1))).astype(np.int64)
        unknown = ~(self.known[h] & self.member_known[m])
        if unknown.any():
            near = self.group[h] == self.member_group[m]
            way = np.where(unknown, np.where(near, self.weights.unknown_near, self.weights.unknown_far), way)
        return way

    def table(self, h, m):
        """The costs of rows ``h`` by columns ``m``, forbidden pairs at ``FORBIDDEN``."""
        found = self.costs(h[:, None], m[None, :])
        if len(self.kin):
            seat = np.full(len(self.members), -1, np.int64)
            seat[m] = np.arange(len(m))
            at, rows = spans(self._kin_at[h], self._kin_at[h + 1])
            seats = seat[self.kin[at, 1]]
            found[rows[seats >= 0], seats[seats >= 0]] = FORBIDDEN
        return found

    def kin_of(self, h):
        """Columns that are kin of row ``h``."""
        return self.kin[self._kin_at[h] : self._kin_at[h + 1], 1]

    def marginal(self, load):
        """What the ``load``-th household of this plan costs each member beside its pair, by load fairness."""
        return self.weights.load * (2 * (self.held + load) - 1)

    def objective(self, chosen):
        """The whole sum for a column per row."""
        rows = np.arange(len(chosen))
        load = self.held + np.bincount(chosen, minlength=len(self.members))
        fair = self.weights.load * int((load * load - self.held * self.held).sum())
        return int(self.costs(rows, chosen).sum()) + fair


def spans(start, stop):
    """All positions of the ranges start…stop one after the other, and which range each is of."""
    count = stop - start
    which = np.repeat(np.arange(len(count)), count)
    offset = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    return start[which] + offset, which


def _numbers(names):
    known: dict = {}
    return np.array([known.setdefault(name, len(known)) for name in names], np.int64)
