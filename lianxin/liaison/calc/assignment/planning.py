"""Which member is to keep contact with which household: the best plan there is, with its proof.

A few cheap pairs go to the solver; prices out of its answer say which unseen pairs could still better the plan; those are
added until there are none. Then the plan is the best over all pairs, seen and unseen.
"""

from dataclasses import dataclass

import numpy as np

from lianxin.liaison.calc.assignment import conflict, flow, search, ties
from lianxin.liaison.calc.assignment.board import Arcs, Board
from lianxin.liaison.calc.assignment.parts import Infeasible, Plan, Weights
from lianxin.liaison.calc.assignment.prices import prices

#: So many members for each household at first, and so many more a round.
_AT_FIRST, _MORE = 8, 4


def plan(households, members, *, kin=(), today=None, weights=None, solver="", progress=lambda arcs: None):
    """The best ``Plan`` for the households; ``Infeasible`` when no plan keeps every rule.

    ``kin`` are pairs (household, member) that may not be, ``today`` who has whom. Nobody exempt gets a household. The
    order of the lists does not matter. Villages that keep to themselves are planned one by one. ``progress`` is told the
    arcs of each round.
    """
    weights, today = weights or Weights(), today or {}
    pairs, prices, objective, arcs, rounds, conflicts = {}, {}, 0, 0, 0, []
    for homes, people, barred in parts_of(households, members, kin, weights):
        board = Board(homes, people, barred, today, weights)
        done = _best(board, solver, progress)
        if (done.column < 0).any():
            exempt = tuple(sorted(each.key for each in people if each.exempt))
            conflicts.append(conflict.find(done.column, board, exempt))
            continue
        keys = [each.key for each in board.members]
        pairs |= {each.key: keys[at] for each, at in zip(board.households, done.column.tolist(), strict=True)}
        prices |= dict(zip(keys, done.price.tolist(), strict=True))
        objective += board.objective(done.column)
        arcs, rounds = arcs + done.arcs, max(rounds, done.rounds)
    if conflicts:
        raise Infeasible(tuple(conflicts))
    return Plan(pairs, objective, prices, arcs, rounds)


def parts_of(households, members, kin, weights):
    """What can be planned by itself: ``(households, members, kin)``, the villages in their order."""
    if weights.across_villages:
        return [(households, members, kin)] if households else []
    parts: dict = {each.place.village: ([], [], []) for each in sorted(households, key=lambda each: each.place.village)}
    village = {each.key: each.place.village for each in households}
    for home in households:
        parts[home.place.village][0].append(home)
    for member in members:
        if member.place.village in parts:
            parts[member.place.village][1].append(member)
    for household, member in kin:
        if household in village:
            parts[village[household]][2].append((household, member))
    return list(parts.values())


@dataclass(frozen=True)
class _Done:
    """``column`` of each row; −1 for one that no plan serves together with the others."""

    column: np.ndarray
    price: np.ndarray
    arcs: int = 0
    rounds: int = 0


def _best(board, solver, progress):
    if not board.members:
        return _Done(np.full(len(board.households), -1, np.int64), np.empty(0, np.int64))
    parts = search.blocks(board)
    whole = len(parts) == 1
    first_guess = board.marginal(np.ones(board.shape[1], np.int64))
    arcs = search.nearest(board, parts, first_guess, board.shape[1] if whole else _AT_FIRST)
    spare = 4 * (int(arcs.costs.max(initial=0)) + int(board.marginal(board.room).max()) + 1)
    rounds = 0
    while True:
        rounds += 1
        progress(len(arcs.rows))
        chosen = flow.solve(arcs, board, spare, solver)
        price, worth = prices(arcs, chosen, board, spare)
        better, equal = search.undercutting(board, parts, price, worth, _MORE)
        if len(better.rows):
            arcs = search.with_today(board, Arcs.joined([arcs, better]))
            continue
        column = np.append(arcs.columns, -1)[chosen]
        if (column >= 0).all():
            break
        if conflict.find(column, board, ()):
            return _Done(column, price)
        spare *= 16
    tight = arcs.where(arcs.costs + price[arcs.columns] == worth[arcs.rows])
    column = ties.first(column, Arcs.joined([equal, tight]), price, board)
    return _Done(column, price, len(arcs.rows), rounds)
