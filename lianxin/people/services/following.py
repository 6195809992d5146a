"""Rooms above hear within the same act that a household is struck off or lives elsewhere, and whose account is whose.

They register in ``apps.py``.
"""

from collections.abc import Callable

_followers: list[Callable] = []
_linked: list[Callable] = []


def register_follower(follow):
    """``follow(household=…, moved_to=…, by=…, at=…)`` runs while the members can still be told; ``moved_to`` may be ``None``."""
    if follow not in _followers:
        _followers.append(follow)


def tell_followers(household, *, by, moved_to=None):
    for follow in _followers:
        follow(household=household, moved_to=moved_to, by=by)


def register_linked(follow):
    """``follow(person=…)`` runs once the person has another account."""
    if follow not in _linked:
        _linked.append(follow)


def tell_linked(person):
    for follow in _linked:
        follow(person=person)
