"""Prices of the members that prove a solution the best, or show that it is not.

The price of a member is what one more household with it would cost all together: its own next step of load, or sending
somebody else on. They are shortest ways in what is left of the flow, so the largest prices that fit (Ahuja, Magnanti and
Orlin, Network Flows, 1993, section 9.3); a pair whose cost and price together undercut what its household costs now would
better the plan, and where there is none the plan is the best there is.
"""

import numpy as np

#: No price: nobody can be sent here or away.
NONE = 1 << 41


class NotOptimal(ArithmeticError):
    """A solution that its own arcs can better."""


def prices(arcs, chosen, board, spare):
    """``(price of each column, what each row costs with it)``; ``NotOptimal`` when the arcs allow a better solution."""
    (rows, columns, costs), few = arcs, board.shape[1]
    served = chosen >= 0
    column, paid = np.append(columns, -1)[chosen], np.append(costs, spare)[chosen]
    load = np.bincount(column[served], minlength=few)
    price = np.where(load < board.room, board.marginal(load + 1), NONE)
    np.minimum.at(price, column[served], spare - paid[served])
    source, target, weight = _moves(arcs, column, paid, few)
    for _turn in range(few + 1):
        better = np.minimum(price, _lowest(price[target] + weight, source, few))
        if (better == price).all():
            break
        price = better
    worth = np.where(served, paid + np.where(served, price[column], 0), spare)
    floor_kept = price >= np.where(load > 0, board.marginal(load), -NONE)
    if not floor_kept.all() or (costs + price[columns] < worth[rows]).any():
        raise NotOptimal
    return price, worth


def _moves(arcs, column, paid, few):
    """From each member to each other, the least that sending one of its households there costs; sorted by the first."""
    rows, columns, costs = arcs
    now = column[rows]
    real = (now >= 0) & (now != columns)
    pair = now[real] * few + columns[real]
    weight = costs[real] - paid[rows[real]]
    order = np.lexsort((weight, pair))
    pair, first = np.unique(pair[order], return_index=True)
    return pair // few, pair % few, weight[order][first]


def _lowest(numbers, group, count):
    """The least number of each group; groups are sorted, one without any gets ``NONE``."""
    lowest = np.full(count, NONE, np.int64)
    if len(group):
        start = np.flatnonzero(np.append(True, group[1:] != group[:-1]))
        lowest[group[start]] = np.minimum.reduceat(numbers, start)
    return lowest
