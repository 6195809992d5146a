"""When a place moves in the tree its path changes; whatever copied the path follows. Rooms above register theirs."""

from collections.abc import Callable

_movers: list[Callable] = []


def register_mover(function):
    """``function(old_path, new_path, by)`` rewrites the copied paths of a room, in the running transaction."""
    _movers.append(function)


def move_copies(old_path, new_path, by):
    """Let every room rewrite its copies."""
    for function in _movers:
        function(old_path, new_path, by)
