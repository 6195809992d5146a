"""On which days the members of a collective meet: the room that calls them says so, in its ``apps.py``."""

from collections.abc import Callable

_known: list[Callable] = []


def register_gatherings(days):
    """``days(division, first, last)`` gives the days between two on which the members of the collective of a place meet."""
    _known.append(days)


def next_gathering(division, first, last):
    """The first of those days, or ``None``."""
    return min((day for days in _known for day in days(division, first, last)), default=None)
