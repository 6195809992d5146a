"""One sparse assignment with rising costs per member, solved by a kept library.

OR-Tools' minimum-cost flow where it is installed (the group ``plan``), else the simplex of scipy's HiGHS: slower, and as
``prices`` checks either's answer in whole numbers, equally sure.
"""

import numpy as np


def solve(arcs, board, spare, solver=""):
    """The arc chosen for each row, −1 where going without (at ``spare``) is cheaper or nothing else is left.

    A member takes at most ``board.room`` rows, the k-th of them at
    ``board.marginal(k)``. ``solver`` forces ``"ortools"`` or ``"scipy"``.
    """
    steps = _steps(board)
    if solver != "scipy":
        try:
            return _by_ortools(arcs, board.shape, steps, spare)
        except ModuleNotFoundError:
            if solver:
                raise
    return _by_scipy(arcs, board.shape, steps, spare)


def _steps(board):
    """A place of a member each: whose it is and what it costs, cheaper ones first."""
    places = np.minimum(board.room, len(board.households))
    owner = np.repeat(np.arange(len(places)), places)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(places) - places, places) + 1
    return owner, board.weights.load * (2 * (board.held[owner] + number) - 1)


def _by_ortools(arcs, shape, steps, spare):
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    (rows, columns, costs), (many, few), (owner, price) = arcs, shape, steps
    sink = many + few
    flow = SimpleMinCostFlow()
    ones = np.ones(max(len(rows), many, len(owner)), np.int64)
    add = flow.add_arcs_with_capacity_and_unit_cost
    add(rows.astype(np.int32), (columns + many).astype(np.int32), ones[: len(rows)], costs)
    every = np.arange(many, dtype=np.int32)
    add(every, np.full(many, sink, np.int32), ones[:many], np.full(many, spare, np.int64))
    add((owner + many).astype(np.int32), np.full(len(owner), sink, np.int32), ones[: len(owner)], price)
    flow.set_nodes_supplies(np.append(every, np.int32(sink)), np.append(ones[:many], -many))
    if flow.solve() != flow.OPTIMAL:
        raise ArithmeticError("the flow library gave no optimum")
    used = np.flatnonzero(flow.flows(np.arange(len(rows), dtype=np.int32)))
    return _arc_of(used, rows, many)


def _by_scipy(arcs, shape, steps, spare):
    from scipy.optimize import linprog
    from scipy.sparse import csr_matrix

    (rows, columns, costs), (many, few), (owner, price) = arcs, shape, steps
    pairs, places = len(rows), len(owner)
    every = np.arange(many)
    at = np.concatenate([rows, every, columns + many, owner + many])
    of = np.concatenate([np.arange(pairs), pairs + every, np.arange(pairs), pairs + many + np.arange(places)])
    sign = np.concatenate([np.ones(pairs + many + pairs), -np.ones(places)])
    rule = csr_matrix((sign, (at, of)), (many + few, pairs + many + places))
    total = np.concatenate([costs, np.full(many, spare), price]).astype(float)
    found = linprog(total, A_eq=rule, b_eq=np.append(np.ones(many), np.zeros(few)), bounds=(0, 1), method="highs-ds")
    if not found.success:
        raise ArithmeticError(found.message)
    return _arc_of(np.flatnonzero(found.x[:pairs] > 0.5), rows, many)


def _arc_of(used, rows, many):
    chosen = np.full(many, -1, np.int64)
    chosen[rows[used]] = used
    return chosen
