"""What is lacking at every level of a tree: summed once over the places, their sites and the months. Pure.

A place is known by its path, made of steps of equal width: what lies below it begins with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

MONTHS = 12


@dataclass
class Lacking:
    """At and below a place: places that lack something, what they lack together, and the same of sites.

    ``kinds``: of each kind of site how many, in how many an organisation is, in how many an instructor alone.
    """

    places: int = 0
    gaps: int = 0
    sites: int = 0
    site_gaps: int = 0
    kinds: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Seen:
    """One site: where it lies, its kind, how much it lacks, whether an organisation is in it or an instructor alone."""

    path: str
    kind: str
    gaps: int
    is_organised: bool
    is_instructed: bool


def lacking(above: Iterable[str], gaps: Mapping[str, int], sites: Iterable[Seen], width: int) -> dict[str, Lacking]:
    """``{path: Lacking}`` of the places ``above``; ``gaps`` says of each place that lacks something how much."""
    found = {path: Lacking() for path in above}
    for path, number in gaps.items():
        for each in _over(path, found, width):
            each.places += 1
            each.gaps += number
    for site in sites:
        for each in _over(site.path, found, width):
            each.sites += bool(site.gaps)
            each.site_gaps += site.gaps
            numbers = each.kinds.setdefault(site.kind, [0, 0, 0])
            numbers[0] += 1
            numbers[1] += site.is_organised
            numbers[2] += site.is_instructed and not site.is_organised
    return found


def _over(path, found, width):
    """What is kept of the place itself and of those above it."""
    for end in range(width, len(path) + 1, width):
        if (each := found.get(path[:end])) is not None:
            yield each


def first_month(today: date) -> date:
    """The first day of the first of ``MONTHS`` months of which ``today`` is in the last."""
    years, month = divmod(today.year * 12 + today.month - MONTHS, 12)
    return date(years, month + 1, 1)


def months_between(first: date, last: date) -> list[date]:
    """The first day of each month from the one of ``first`` to the one of ``last``."""
    month, found = first.replace(day=1), []
    while month <= last:
        found.append(month)
        month = (month + timedelta(days=31)).replace(day=1)
    return found


def open_at_end(spans: Sequence[tuple[date, date | None]], month: date, today: date) -> int:
    """How many of ``(since, ended)`` were open when a month ended; of the month that runs, today."""
    end = min((month + timedelta(days=31)).replace(day=1) - timedelta(days=1), today)
    return sum(since <= end and (ended is None or ended > end) for since, ended in spans)
