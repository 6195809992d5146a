"""Materialised paths of fixed-width segments, and the range that selects a subtree.

A segment is a node's own id in base 36, five characters, so a path never changes when a code or name does.
``path__gte``/``path__lt`` use the index on both engines; ``startswith`` would not (PostgreSQL needs the column
under collation "C").
"""

from django.db import models
from django.db.models import Q

WIDTH = 5
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_AFTER_LAST_DIGIT = "~"


class PathField(models.CharField):
    """A materialised path; compared byte by byte on both engines."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 80)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


def segment(number):
    """Base-36 segment of a node's id: ``segment(37) == "00011"``."""
    if not 0 < number < 36**WIDTH:
        raise ValueError(f"a node id must lie between 1 and {36**WIDTH - 1}, not {number}")
    digits = []
    while number:
        number, rest = divmod(number, 36)
        digits.append(_DIGITS[rest])
    return "".join(reversed(digits)).rjust(WIDTH, "0")


def ancestors(path, *, include_self=False):
    """Paths above ``path``, from the root down."""
    end = len(path) + (WIDTH if include_self else 0)
    return [path[:i] for i in range(WIDTH, end, WIDTH)]


def depth(path):
    """0 for a root."""
    return len(path) // WIDTH - 1


def is_within(path, root):
    """True when ``path`` is ``root`` or lies below it; every path is within the empty root."""
    return path.startswith(root)


def within(root, field="path"):
    """A ``Q`` for all rows at or below ``root``; the empty root selects everything."""
    if not root:
        return Q()
    return Q(**{f"{field}__gte": root, f"{field}__lt": root + _AFTER_LAST_DIGIT})


def within_any(roots, field="path"):
    """A ``Q`` for all rows at or below any of ``roots``; no roots select nothing."""
    query = Q(pk__in=[])
    for root in roots:
        query |= within(root, field)
    if "" in roots:
        return Q()
    return query
