"""Counting ballots: yes or no, choose k, approval, points, consent and advice. ``ranked`` and ``elections`` count the rest.

Every function takes the sheets in any order and gives the same answer; ties are broken by an order published before the
last ballot (``ballots.fixed_options`` or ``by_lot``), and ``tied`` names the options it had to decide between.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lianxin.deliberation.calc.ballots import (
    Count,
    Reason,
    count_marks,
    fault_of_marks,
    fixed_options,
    places,
    sort_out,
)

YES_NO = ("yes", "no", "abstain")


@dataclass(frozen=True)
class Tally:
    """``counts`` in printed order; ``order`` from first to last; ``winners`` its first places; ``tied`` at the last seat."""

    count: Count
    counts: dict
    order: tuple = ()
    winners: tuple = ()
    tied: tuple = ()


def yes_no(sheets: Iterable[Sequence[str]]) -> Tally:
    """One mark each. Whether the yes suffice is ``quorum.evaluate``'s question, not this one's."""
    good, count = sort_out(sheets, lambda marks: fault_of_marks(marks, frozenset(YES_NO), 1))
    return Tally(count, count_marks(good, YES_NO))


def choose(sheets: Iterable[Sequence[str]], options: Sequence[str], *, most: int, seats: int = 1, ties=None) -> Tally:
    """Up to ``most`` different marks each; the ``seats`` options with the most marks win."""
    options = fixed_options(options)
    good, count = sort_out(sheets, lambda marks: fault_of_marks(marks, frozenset(options), most))
    return tally_of(count, count_marks(good, options), seats, ties or options)


def approval(sheets: Iterable[Sequence[str]], options: Sequence[str], *, seats: int = 1, ties=None) -> Tally:
    """As many different marks as one likes; a sheet without any is empty."""
    return choose(sheets, options, most=len(options), seats=seats, ties=ties)


def points(
    sheets: Iterable[Mapping[str, int]],
    options: Sequence[str],
    *,
    budget: int,
    most_each: int | None = None,
    seats: int = 1,
    ties=None,
) -> Tally:
    """Whole points, none negative, at most ``most_each`` on one option and ``budget`` together."""
    options = fixed_options(options)
    ceiling = budget if most_each is None else most_each
    good, count = sort_out(sheets, lambda sheet: _fault_of_points(sheet, frozenset(options), budget, ceiling))
    total = Counter()
    for sheet in good:
        total.update(sheet)
    return tally_of(count, {option: total[option] for option in options}, seats, ties or options)


def givers(sheets, options, *, budget, most_each=None) -> dict:
    """How many people gave an option anything: what few gave much tells of few."""
    ceiling = budget if most_each is None else most_each
    good, _count = sort_out(sheets, lambda sheet: _fault_of_points(sheet, frozenset(options), budget, ceiling))
    return {option: sum(sheet.get(option, 0) > 0 for sheet in good) for option in options}


@dataclass(frozen=True)
class Consent:
    """``adopted``: somebody answered and nobody objects. Reasons as they were written, sorted, without names."""

    count: Count
    counts: dict
    adopted: bool
    objections: tuple[str, ...]
    reasons: dict


CONSENT = ("consent", "stand_aside", "object")
ADVICE = ("for", "against", "open")


def consent(sheets: Iterable[tuple[str, str]]) -> Consent:
    """``(mark, reason)`` each; an objection needs a reason, or it does not count."""
    good, count = sort_out(sheets, lambda sheet: _fault_of_reason(sheet, CONSENT, {"object"}))
    reasons = _reasons(good, CONSENT)
    counts = count_marks([[mark] for mark, _reason in good], CONSENT)
    return Consent(count, counts, bool(good) and not counts["object"], reasons["object"], reasons)


def advice(sheets: Iterable[tuple[str, str]]) -> Consent:
    """``(mark, reason)`` each, a reason with every mark. Advice is heard; it never decides."""
    good, count = sort_out(sheets, lambda sheet: _fault_of_reason(sheet, ADVICE, set(ADVICE)))
    reasons = _reasons(good, ADVICE)
    counts = count_marks([[mark] for mark, _reason in good], ADVICE)
    return Consent(count, counts, False, reasons["against"], reasons)


def tally_of(count: Count, counts: dict, seats: int, ties: Sequence) -> Tally:
    """Most first, ties by the published order; an option nobody marked wins nothing."""
    place = places(ties, tuple(counts))
    order = tuple(sorted(counts, key=lambda option: (-counts[option], place[option])))
    winners = tuple(option for option in order[:seats] if counts[option] > 0)
    return Tally(count, counts, order, winners, _tied_at(order, counts, seats))


def _tied_at(order, counts, seats):
    """The options with as many as the last winner, when not all of them won."""
    if not 0 < seats < len(order):
        return ()
    last = counts[order[seats - 1]]
    same = tuple(option for option in order if counts[option] == last)
    return same if last > 0 and counts[order[seats]] == last else ()


def _fault_of_points(sheet, options, budget, ceiling):
    if any(option not in options for option in sheet):
        return Reason.UNKNOWN
    if any(not isinstance(n, int) or isinstance(n, bool) or not 0 <= n <= ceiling for n in sheet.values()):
        return Reason.OUT_OF_RANGE
    spent = sum(sheet.values())
    if not spent:
        return Reason.EMPTY
    return Reason.TOO_MANY if spent > budget else None


def _fault_of_reason(sheet, marks, need_one):
    mark, reason = sheet
    if not mark:
        return Reason.EMPTY
    if mark not in marks:
        return Reason.UNKNOWN
    return Reason.NO_REASON if mark in need_one and not reason.strip() else None


def _reasons(sheets, marks):
    return {mark: tuple(sorted(said for m, said in sheets if m == mark and said.strip())) for mark in marks}
