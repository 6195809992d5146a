"""Looking through every pair without writing every pair down.

Rows are cut into blocks of neighbours. A pair costs at least the distance of its member from the block (and what is
between two groups), so most members are out of the question for a whole block at a glance; the others are looked at one
by one, in whole numbers.
"""

from collections.abc import Iterator

import numpy as np

from lianxin.liaison.calc.assignment.board import Arcs
from lianxin.liaison.calc.assignment.parts import FORBIDDEN

_BLOCK = 128
#: A table of at most so many pairs is looked at whole.
_WHOLE = 1 << 18


def blocks(board) -> list[np.ndarray]:
    """The rows in blocks of neighbours."""
    every = np.arange(board.shape[0])
    if board.shape[0] * board.shape[1] <= _WHOLE:
        return [every]
    blind = every[~board.known]
    parts = list(_cut(every[board.known], board.spot))
    by_group = blind[np.argsort(board.group[blind], kind="stable")]
    return parts + [by_group[at : at + _BLOCK] for at in range(0, len(by_group), _BLOCK)]


def _cut(rows, spots) -> Iterator[np.ndarray]:
    if len(rows) <= _BLOCK:
        if len(rows):
            yield rows
        return
    here = spots[rows]
    wide = int(np.argmax(here.max(0) - here.min(0)))
    order = np.argsort(here[:, wide], kind="stable")
    half = len(rows) // 2
    yield from _cut(rows[order[:half]], spots)
    yield from _cut(rows[order[half:]], spots)


def floors(board, block):
    """What a pair of the block with each member costs at least; today's pair, known anyway, may cost less."""
    weights = board.weights
    known = board.known[block]
    least = np.full(board.shape[1], min(weights.unknown_near, weights.unknown_far), np.int64)
    if known.all():
        spots = board.spot[block]
        low, high = spots.min(0), spots.max(0)
        beyond = np.maximum(np.maximum(low - board.member_spot, board.member_spot - high), 0)
        way = np.sqrt((beyond * beyond).sum(1)).astype(np.int64)
        least = np.where(board.member_known, way, least)
    return least + np.where(np.isin(board.member_group, board.group[block]), 0, weights.other_group)


def nearest(board, parts, price, count):
    """Arcs of each row with ``count`` members who look cheapest at these prices, and with today's."""
    found = []
    for block in parts:
        floor = floors(board, block) + price
        some = min(4 * count + 16, len(floor))
        columns = np.argpartition(floor, some - 1)[:some] if some < len(floor) else np.arange(len(floor))
        table = board.table(block, columns)
        found.append(_few(table, table + price[columns], block, columns, min(count, some)))
    return with_today(board, Arcs.joined(found))


def _few(table, rank, block, columns, count):
    best = np.argpartition(rank, count - 1, axis=1)[:, :count]
    rows = np.repeat(np.arange(len(block)), count)
    best = best.ravel()
    costs = table[rows, best]
    real = costs < FORBIDDEN
    return Arcs(block[rows[real]], columns[best[real]], costs[real])


def with_today(board, arcs):
    """The arcs and today's pairs, each once, sorted."""
    few = board.shape[1]
    today = np.flatnonzero(board.today >= 0)
    pairs = board.today[today]
    kin = np.isin(today * few + pairs, board.kin[:, 0] * few + board.kin[:, 1])
    today, pairs = today[~kin], pairs[~kin]
    arcs = Arcs.joined([arcs, Arcs(today, pairs, board.costs(today, pairs))])
    return arcs.where(np.unique(arcs.rows * few + arcs.columns, return_index=True)[1])


def undercutting(board, parts, price, worth, count):
    """``(better, equal)``: pairs that would better the plan, at most ``count`` a row, and pairs just as good as it.

    Equal ones are all listed, but only when there is no better one.
    """
    better, equal = [], []
    for block in parts:
        columns = np.flatnonzero(floors(board, block) + price <= worth[block].max())
        if not len(columns):
            continue
        table = board.table(block, columns)
        rank = table + price[columns] - worth[block][:, None]
        rank[table >= FORBIDDEN] = 1
        lowest = rank.min(axis=1)
        bad = np.flatnonzero(lowest < 0)
        if len(bad):
            better.append(_worst(table[bad], rank[bad], block[bad], columns, count))
        elif not better:
            rows, at = np.nonzero(rank == 0)
            equal.append(Arcs(block[rows], columns[at], table[rows, at]))
    return Arcs.joined(better), Arcs.joined([] if better else equal)


def _worst(table, rank, block, columns, count):
    count = min(count, rank.shape[1])
    best = np.argpartition(rank, count - 1, axis=1)[:, :count] if count < rank.shape[1] else None
    rows = np.repeat(np.arange(len(block)), count)
    best = np.tile(np.arange(rank.shape[1]), len(block)) if best is None else best.ravel()
    real = rank[rows, best] < 0
    rows, best = rows[real], best[real]
    return Arcs(block[rows], columns[best], table[rows, best])
