"""Candidates for seats with a threshold, and who stands in the run-off (VC Law Art. 14–24; domain words: 另行选举).

More than half of those who voted elects; where seats stay empty, those not elected with the most votes stand again for
them, one more than there are seats, and there a third of the ballots is enough. A tie at the last seat is never broken
by the house: those tied stand again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lianxin.deliberation.calc.ballots import Count, count_marks, fault_of_marks, fixed_options, sort_out
from lianxin.deliberation.calc.shares import Share, at_least, more_than

FIRST = more_than(1, 2)
RUN_OFF = at_least(1, 3)


@dataclass(frozen=True)
class Election:
    """``needed``: votes that elect. ``again``: who stands for the ``open_seats``; empty when every seat is filled."""

    count: Count
    counts: dict
    needed: int
    elected: tuple
    open_seats: int
    again: tuple
    tied: tuple


def elect(
    sheets: Iterable[Sequence[str]], candidates: Sequence[str], *, seats: int, threshold: Share = FIRST, least: int = 0
) -> Election:
    """At most ``seats`` marks a sheet; the threshold is of all sheets handed in, spoilt ones too.

    ``least``: votes that are needed besides, where a meeting decides by the majority of its own rule.
    """
    candidates = fixed_options(candidates)
    good, count = sort_out(sheets, lambda marks: fault_of_marks(marks, frozenset(candidates), seats))
    counts = count_marks(good, candidates)
    enough = [name for name in candidates if threshold.holds(counts[name], count.handed_in) and counts[name] >= least]
    elected, tied = _first(enough, counts, seats)
    open_seats = seats - len(elected)
    again = tied or _stand_again(set(candidates) - set(elected), candidates, counts, open_seats)
    needed = max(threshold.needed(count.handed_in), least)
    return Election(count, counts, needed, elected, open_seats, again, tied)


def _first(names, counts, seats):
    """Those elected, most votes first; and those tied at the last seat, of whom then none is."""
    order = sorted(names, key=lambda name: -counts[name])
    if len(order) <= seats:
        return tuple(order), ()
    last = counts[order[seats]]
    if counts[order[seats - 1]] > last:
        return tuple(order[:seats]), ()
    return (
        tuple(name for name in order if counts[name] > last),
        tuple(name for name in order if counts[name] == last),
    )


def _stand_again(names, candidates, counts, open_seats):
    """One more than there are seats; whoever has as many votes as the last of them stands too."""
    if not open_seats or not names:
        return ()
    votes = sorted((counts[name] for name in names), reverse=True)
    fewest = votes[min(open_seats, len(votes) - 1)]
    return tuple(name for name in candidates if name in names and counts[name] >= fewest)
