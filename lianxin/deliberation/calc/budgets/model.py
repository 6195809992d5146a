"""An election, its projects and ballots, and what a rule made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

#: ``((project index, points), …)``: points are 1 on an approval ballot.
Ballot = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Project:
    """``cost`` in units of money, a whole number or an exact fraction of one."""

    id: str
    cost: Fraction
    name: str = ""


class Utility(StrEnum):
    """What a project gives each of its supporters."""

    COST = "cost"
    CARDINALITY = "cardinality"
    POINTS = "points"


class Completion(StrEnum):
    """``UNIT`` raises every share by one unit of money as long as the result does not overspend."""

    NONE = "none"
    UNIT = "unit"


class Why(StrEnum):
    """Why a project won or did not; the page says it in words with the round's numbers."""

    MOST_VOTES = "most_votes"
    CHEAPEST_PER_VOTE = "cheapest_per_vote"  # its supporters pay least for what it gives them
    PAID_FIRST = "paid_first"  # its supporters had its price together first
    FREE = "free"
    NO_SUPPORT = "no_support"
    BELOW_THRESHOLD = "below_threshold"
    TOO_DEAR = "too_dear"  # costs more than the whole budget
    NO_LONGER_FITS = "no_longer_fits"
    AFTER_THE_STOP = "after_the_stop"  # one before it did not fit and the rule skips nothing
    SUPPORTERS_SPENT = "supporters_spent"  # they have less left together than it costs


@dataclass(frozen=True)
class Round:
    """``project`` won (``why``) for ``cost``. ``price``: what a supporter pays for one unit of what it gives, or the time
    it was reached, where the rule has such a thing; ``left`` is the money not yet spent; ``tied`` were equal to it."""

    project: str
    why: Why
    cost: Fraction
    votes: int
    left: Fraction
    price: Fraction | None = None
    tied: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loser:
    """``missing``: by how much money it fell short, where money was what it lacked."""

    project: str
    why: Why
    votes: int
    missing: Fraction | None = None


@dataclass(frozen=True)
class Outcome:
    """``winners`` in the order of ``rounds``; every other project among ``losers``, in the order of the election.

    ``share`` is what each voter could spend, ``raises`` how many units completion added to it; ``None`` elsewhere.
    """

    rule: str
    winners: tuple[str, ...]
    rounds: tuple[Round, ...]
    losers: tuple[Loser, ...]
    spent: Fraction
    share: Fraction | None = None
    raises: int | None = None
    payments: Mapping[str, Fraction] = field(default_factory=dict)


class Election:
    """``piles``: how many voters handed in each ballot, an empty one included.

    ``ties``: project ids, earlier wins; without it the cheaper project wins, then the one printed first.
    """

    def __init__(self, budget, projects, piles: Mapping[Ballot, int], ties=None):
        self.budget = Fraction(budget)
        self.projects = tuple(projects)
        self.piles = dict(piles)
        self.place = self._places(ties)

    def _places(self, ties):
        if ties is None:
            order = sorted(range(len(self.projects)), key=lambda p: (self.projects[p].cost, p))
        else:
            known = {project.id: p for p, project in enumerate(self.projects)}
            order = [known[name] for name in ties]
        if len(set(order)) < len(self.projects) or len(known_ids(self.projects)) < len(self.projects):
            raise ValueError("every project has its own id and one place in the tie order")
        return {p: at for at, p in enumerate(order)}

    @cached_property
    def voters(self) -> int:
        return sum(self.piles.values())

    @cached_property
    def backers(self) -> list[list[tuple[int, int]]]:
        """Of each project the piles that gave it points, and how many."""
        found: list[list[tuple[int, int]]] = [[] for _project in self.projects]
        for pile, ballot in enumerate(self.piles):
            for p, points in ballot:
                if points > 0:
                    found[p].append((pile, points))
        return found

    @cached_property
    def weights(self) -> list[int]:
        """Voters of each pile."""
        return list(self.piles.values())

    @cached_property
    def scores(self) -> list[int]:
        """Points of each project: voters, where ballots approve."""
        weights = self.weights
        return [sum(weights[pile] * points for pile, points in found) for found in self.backers]

    def first(self, tied):
        """Which of several equal projects wins."""
        return min(tied, key=self.place.__getitem__)


def missing(why: Why, cost: Fraction, left: Fraction, budget: Fraction) -> Fraction | None:
    """By how much money a project fell short of what was left, or of all there ever was."""
    return {Why.NO_LONGER_FITS: cost - left, Why.TOO_DEAR: cost - budget}.get(why)


def known_ids(projects):
    return {project.id for project in projects}


def paid_by(outcome: Outcome, election: Election, ballot: Ballot) -> list[tuple[str, Fraction]]:
    """What a voter with this ballot paid for, project by project; meant for the voter's own page only.

    Only equal shares has such payments: the price times the points given, or all that was left.
    """
    points = {election.projects[p].id: n for p, n in ballot if n > 0}
    left, paid = outcome.share or Fraction(0), []
    for name in outcome.winners:
        if name in points and name in outcome.payments:
            amount = min(left, outcome.payments[name] * (points[name] if outcome.rule.endswith("points") else 1))
            left -= amount
            paid.append((name, amount))
    return paid
