"""What every tally shares: sheets sorted into valid and invalid with the reason, and a total order for ties.

A sheet is what somebody handed in, as it was read: a sequence of marks, or marks with numbers. A sheet that cannot count
is counted by its reason, never mended.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lianxin.kit import lot


class Reason(StrEnum):
    """Why a sheet does not count."""

    EMPTY = "empty"
    TOO_MANY = "too_many"
    UNKNOWN = "unknown"
    REPEATED = "repeated"
    OUT_OF_RANGE = "out_of_range"
    NO_REASON = "no_reason"


@dataclass(frozen=True)
class Count:
    """``handed_in`` = ``valid`` + everything in ``invalid``."""

    handed_in: int
    valid: int
    invalid: dict[Reason, int]


def sort_out(sheets: Iterable, fault: Callable[..., Reason | None]) -> tuple[list, Count]:
    """The sheets that count, and how many do not for which reason."""
    good, bad = [], Counter()
    for sheet in sheets:
        reason = fault(sheet)
        if reason is None:
            good.append(sheet)
        else:
            bad[reason] += 1
    return good, Count(len(good) + bad.total(), len(good), dict(sorted(bad.items())))


def fault_of_marks(marks: Sequence, options: frozenset, most: int) -> Reason | None:
    """The first thing wrong with a sheet of marks."""
    if not marks:
        return Reason.EMPTY
    if any(mark not in options for mark in marks):
        return Reason.UNKNOWN
    if len(set(marks)) < len(marks):
        return Reason.REPEATED
    return Reason.TOO_MANY if len(marks) > most else None


def count_marks(sheets: Iterable[Sequence], options: Sequence) -> dict:
    """Marks on every option, in printed order."""
    marks = Counter(mark for sheet in sheets for mark in sheet)
    return {option: marks[option] for option in options}


def fixed_options(options: Sequence) -> tuple:
    """The options as printed; each one once."""
    fixed = tuple(options)
    if not fixed or len(set(fixed)) < len(fixed):
        raise ValueError("a ballot has at least one option and names each once")
    return fixed


def by_lot(options: Sequence[str], seed: str) -> tuple[str, ...]:
    """A total order nobody can choose, once ``seed`` is something published only after the last ballot.

    ``fixed_options`` gives the other rule: as printed, first wins.
    """
    return tuple(lot.drawn(fixed_options(options), seed))


def places(ties: Sequence, options: tuple) -> dict:
    """Place of every option in the tie order; it must name exactly the options."""
    if sorted(map(str, ties)) != sorted(map(str, options)):
        raise ValueError("the tie order names every option once")
    return {option: at for at, option in enumerate(ties)}
