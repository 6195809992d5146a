"""Why no assignment keeps every rule: the fewest households that have too few members to go to (P. Hall, 1935)."""

import numpy as np

from lianxin.liaison.calc.assignment.parts import Conflict


def find(column, board, exempt):
    """The ``Conflict`` behind a row without a member, or ``None`` when handing on would find it one.

    From the row it goes to every member the rules allow, from each of them to the households they have, and so on. If
    nobody on the way has room, these members are too few for all who may only go to them.
    """
    start = int(np.flatnonzero(column < 0)[0])
    having: list[list[int]] = [[] for _member in board.members]
    for row, member in enumerate(column.tolist()):
        if member >= 0:
            having[member].append(row)
    beyond = np.ones(board.shape[1], bool)  # members not on the way
    queue = [start]
    while queue:
        row = queue.pop()
        for member in np.flatnonzero(beyond & _allowed(board, row)).tolist():
            if len(having[member]) < board.room[member]:
                return None
            beyond[member] = False
            queue += having[member]
    return _told(_fewest(beyond, board), board, exempt)


def _allowed(board, row):
    """The members whom the rules let this household have."""
    may = np.ones(board.shape[1], bool)
    may[board.kin_of(row)] = False
    return may


def _fewest(beyond, board):
    """Members are let go of, one by one, as long as the others are still too few for those who may only go to them.

    Who could not be let go of while another was there sometimes can be afterwards: round by round, until all are needed.
    """
    while True:
        before = beyond.copy()
        for member in np.flatnonzero(~before).tolist():
            beyond[member] = True
            if len(_confined(beyond, board)) <= board.room[~beyond].sum():
                beyond[member] = False
        if (beyond == before).all():
            return beyond


def _confined(beyond, board):
    """Rows that are kept from every member beyond."""
    kin = board.kin[beyond[board.kin[:, 1]], 0]
    return np.flatnonzero(np.bincount(kin, minlength=board.shape[0]) == beyond.sum())


def _told(beyond, board, exempt):
    kept = _confined(beyond, board).tolist()
    return Conflict(
        village="" if board.weights.across_villages else board.households[0].place.village,
        households=tuple(board.households[row].key for row in kept),
        members=tuple(each.key for at, each in enumerate(board.members) if not beyond[at]),
        room=int(board.room[~beyond].sum()),
        kin=tuple(each.key for at, each in enumerate(board.members) if beyond[at]),
        exempt=exempt,
    )
