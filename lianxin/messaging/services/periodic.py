"""What the background worker does again and again. Rooms register theirs in ``apps.py ready()``."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Periodic:
    name: str
    every_seconds: int
    function: Callable


PERIODIC: dict[str, Periodic] = {}


def register_periodic(name, every_seconds, function):
    """Let the worker call ``function()`` about every ``every_seconds``; it must bear being called twice."""
    PERIODIC[name] = Periodic(name, every_seconds, function)
