"""What reaches how many places, at every level of a tree: counted once, then kept by carrying each change upwards.

A place is a node without children. Its links are one bit each, in the order of ``LINKS``; nothing is inherited: a link of a
township reaches no village by itself. All counters of a node stand side by side in one whole number, so that adding two
nodes is one addition.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

#: How somebody can be reached. The first three are organisations of their own; an instructor only prepares one.
#: ``work`` is no link anybody enters: something was done there lately.
LINKS = ("formal", "joint", "functional", "instructor", "station", "liaison", "grid", "work")
_ORGANISED = 0b111
_WORK = 1 << LINKS.index("work")
_WIDTH = 32
_MASK = (1 << _WIDTH) - 1
_PLACES, _UNORGANISED, _UNREACHED, _ON_PAPER, _FIRST_LINK = range(5)


@dataclass(frozen=True)
class Reach:
    """Of the places at and below a node: how many there are, how many each kind of link reaches, how many no organisation
    is in, how many nothing reaches at all, and in how many an organisation is that did nothing lately."""

    places: int
    by_link: Mapping[str, int]
    unorganised: int
    unreached: int
    on_paper: int


def bits(links):
    """The links of a place as one number; ``ValueError`` for a kind that is not of ``LINKS``."""
    given = set(links)
    if unknown := given.difference(LINKS):
        raise ValueError(f"no links of these kinds: {', '.join(sorted(unknown))}")
    return sum(1 << LINKS.index(link) for link in given)


@cache
def _counters(mask):
    found = 1 << _WIDTH * _PLACES
    found += (not mask & _ORGANISED) << _WIDTH * _UNORGANISED
    found += (mask == 0) << _WIDTH * _UNREACHED
    found += bool(mask & _ORGANISED and not mask & _WORK) << _WIDTH * _ON_PAPER
    for number in range(len(LINKS)):
        found += (mask >> number & 1) << _WIDTH * (_FIRST_LINK + number)
    return found


class Rollup:
    """``parents``: of each node the index of its parent, ``-1`` at the top; every parent stands before its children.

    ``masks``: the ``bits`` of each node; those of a node with children are of no account.
    """

    def __init__(self, parents: Sequence[int], masks: Sequence[int]):
        if len(parents) != len(masks):
            raise ValueError("one mask for each node")
        self.parents, self.masks = list(parents), list(masks)
        totals = [0] * len(self.parents)
        for node in range(len(totals) - 1, -1, -1):
            parent = self.parents[node]
            if parent >= node:
                raise ValueError("every parent stands before its children")
            total = totals[node]
            if not total:
                total = totals[node] = _counters(self.masks[node])
            if parent >= 0:
                totals[parent] += total
        self._totals = totals
        self._has_children = bytearray(len(totals))
        for parent in self.parents:
            if parent >= 0:
                self._has_children[parent] = 1

    def of(self, node: int) -> Reach:
        """What reaches the places at and below ``node``."""
        total = self._totals[node]
        counts = [total >> _WIDTH * at & _MASK for at in range(_FIRST_LINK + len(LINKS))]
        by_link = dict(zip(LINKS, counts[_FIRST_LINK:], strict=True))
        return Reach(counts[_PLACES], by_link, *counts[_UNORGANISED:_FIRST_LINK])

    def change(self, node: int, mask: int) -> list[int]:
        """Give a place other links. Returns the nodes whose counts are others now, from the place to the top."""
        if self._has_children[node]:
            raise ValueError("only a place without parts of its own has links")
        step = _counters(mask) - _counters(self.masks[node])
        self.masks[node] = mask
        changed = []
        while step and node >= 0:
            self._totals[node] += step
            changed.append(node)
            node = self.parents[node]
        return changed
