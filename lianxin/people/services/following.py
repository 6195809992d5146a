"""Rooms above hear that a household is struck off or lives elsewhere, within the same act. They register in ``apps.py``."""

from collections.abc import Callable

_followers: list[Callable] = []


def register_follower(follow):
    """``follow(household=…, moved_to=…, by=…, at=…)`` runs while the members can still be told; ``moved_to`` may be ``None``."""
    if follow not in _followers:
        _followers.append(follow)


def tell_followers(household, *, by, moved_to=None):
    for follow in _followers:
        follow(household=household, moved_to=moved_to, by=by)
