"""How long what departments answered is kept. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta


def keep_until(
    asked_on: date, decided_on: date, served: Iterable[tuple[date, date | None]], *, days: int, after_term: int
) -> date | None:
    """The last day answers are kept; ``None`` while somebody serves on them.

    ``days`` after they were decided, and ``after_term`` days after the end of every service they stand for: one that ran when
    they were asked for, or began as long as they counted. ``served`` are ``(first day, day it ended)``.
    """
    counted_until = decided_on + timedelta(days=days)
    ends = [end for start, end in served if start <= counted_until and (end is None or end >= asked_on)]
    if None in ends:
        return None
    return max([counted_until, *(end + timedelta(days=after_term) for end in ends if end)])
