"""Ranked ballots: Condorcet with ranked pairs as completion (Tideman 1987), and instant run-off.

A sheet names options from best to worst; those it leaves out are all behind, none before another. Pairs are ordered by
winning votes, then by fewer opposing votes, then by the tie order of winner and loser; a pair that would close a circle
is left out. Ranked pairs never punishes an option for being ranked higher; instant run-off can.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lianxin.deliberation.calc.ballots import Count, fault_of_marks, fixed_options, places, sort_out


@dataclass(frozen=True)
class Pair:
    """``winner`` stands before ``loser`` on ``votes`` sheets, behind it on ``against``; ``locked`` unless it closed a circle."""

    winner: str
    loser: str
    votes: int
    against: int
    locked: bool


@dataclass(frozen=True)
class Condorcet:
    """``winner`` ``None``: no valid sheet. ``beats_all``: it wins every pair, so every Condorcet completion agrees."""

    count: Count
    order: tuple
    winner: str | None
    beats_all: bool
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Round:
    """First places among those still in, sheets that name none of them, and who leaves (``tied``: by the tie order)."""

    counts: dict
    exhausted: int
    out: str | None
    tied: tuple


@dataclass(frozen=True)
class RunOff:
    count: Count
    winner: str | None
    rounds: tuple[Round, ...]


def condorcet(sheets: Iterable[Sequence[str]], options: Sequence[str], *, ties=None) -> Condorcet:
    """The order of all options by ranked pairs."""
    options = fixed_options(options)
    place = places(ties or options, options)
    good, count = _valid(sheets, options)
    before = _before(good, options)
    pairs = _lock(_pairs(before, options, place))
    order: tuple = _order(pairs, options) if good else ()
    beats_all = bool(order) and all(before[order[0], other] > before[other, order[0]] for other in order[1:])
    return Condorcet(count, order, order[0] if order else None, beats_all, pairs)


def instant_run_off(sheets: Iterable[Sequence[str]], options: Sequence[str], *, ties=None) -> RunOff:
    """Who has fewest first places leaves, the last of the tie order among equals, until somebody has more than half."""
    options = fixed_options(options)
    place = places(ties or options, options)
    good, count = _valid(sheets, options)
    remaining, rounds = set(options), []
    piles: Counter[tuple] = Counter(tuple(sheet) for sheet in good)
    while good:
        firsts = _first_places(piles, remaining)
        counts = {option: firsts[option] for option in options if option in remaining}
        live = sum(counts.values())
        leader = min(counts, key=lambda option: (-counts[option], place[option]))
        if 2 * counts[leader] > live or len(counts) == 1:
            rounds.append(Round(counts, len(good) - live, None, ()))
            return RunOff(count, leader, tuple(rounds))
        fewest = min(counts.values())
        last = [option for option in counts if counts[option] == fewest]
        out = max(last, key=place.__getitem__)
        rounds.append(Round(counts, len(good) - live, out, tuple(last) if len(last) > 1 else ()))
        remaining.discard(out)
    return RunOff(count, None, ())


def _valid(sheets, options):
    return sort_out(sheets, lambda marks: fault_of_marks(marks, frozenset(options), len(options)))


def _before(sheets, options):
    """On how many sheets the first option stands before the second."""
    before = defaultdict(int)
    for sheet, times in Counter(map(tuple, sheets)).items():
        behind = set(options)
        for option in sheet:
            behind.discard(option)
            for other in behind:
                before[option, other] += times
    return before


def _pairs(before, options, place):
    """Every two options once, the strongest pair first; a draw is no win and comes after all wins."""
    found = []
    for at, one in enumerate(options):
        for two in options[at + 1 :]:
            ahead = (before[one, two] - before[two, one]) or (place[two] - place[one])
            winner, loser = (one, two) if ahead > 0 else (two, one)
            found.append(Pair(winner, loser, before[winner, loser], before[loser, winner], locked=False))
    return sorted(found, key=lambda p: (p.votes == p.against, -p.votes, p.against, place[p.winner], place[p.loser]))


def _lock(pairs):
    reaches, locked = defaultdict(set), []
    for pair in pairs:
        closes = pair.winner in reaches[pair.loser]
        if not closes:
            gained = {pair.loser} | reaches[pair.loser]
            for option in [known for known in reaches if pair.winner in reaches[known]] + [pair.winner]:
                reaches[option] |= gained
        locked.append(Pair(pair.winner, pair.loser, pair.votes, pair.against, not closes))
    return tuple(locked)


def _order(pairs, options):
    """A pair left out says that its loser already stands before its winner."""
    losses = Counter(pair.loser if pair.locked else pair.winner for pair in pairs)
    return tuple(sorted(options, key=losses.__getitem__))


def _first_places(piles, remaining):
    firsts = Counter()
    for sheet, times in piles.items():
        first = next((option for option in sheet if option in remaining), None)
        if first is not None:
            firsts[first] += times
    return firsts
