"""Numbers of a place that a room counts from its own records, for indicators another room shows.

A room registers its own in ``apps.py ready()``; who shows them knows the code alone, and none of the rooms.
"""

from collections.abc import Callable

_counts: dict[str, Callable] = {}


def register_measure(code, count):
    """``count(division, year)`` gives ``(value,)``, of a share ``(value, whole)``; ``None`` where there is nothing to count."""
    _counts[code] = count


def measured(division):
    """``{code: (value, …)}`` of everything the rooms can count of a place in the running year."""
    found = {code: count(division) for code, count in _counts.items()}
    return {code: told for code, told in found.items() if told is not None}


def measured_codes():
    return set(_counts)
