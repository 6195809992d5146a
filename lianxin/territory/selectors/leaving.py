"""What is left without a place when one ends: the rooms above say so, each once, in its ``apps.py``."""

from collections.abc import Callable

_known: list[Callable] = []


def learn_left_behind(words):
    """``words(division)`` names what of a room stands at a place and needs a successor once it ends: a list of phrases."""
    _known.append(words)


def left_behind_at(division):
    """What needs a successor when this place ends, as phrases."""
    return [phrase for words in _known for phrase in words(division)]
