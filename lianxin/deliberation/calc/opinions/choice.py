"""Which way finds the groups, by what they foretell; and the whole answer for a page.

A tenth of the decided answers is hidden, the groups are found without them, and each hidden answer is foretold from what
the person's group said of that statement. The gain is by how much that beats foretelling from everybody's answers
(1 − ratio of the logarithmic losses). Below ``CLEAR`` there are no clear groups. Robust is taken where Polis finds less
than half of what it finds: a small gain is not worth a less stable way.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from lianxin.deliberation.calc.asking import FEWEST_IN_GROUP, FEWEST_PEOPLE
from lianxin.deliberation.calc.opinions import robust, statements
from lianxin.deliberation.calc.opinions.grouping import MOST_GROUPS, group
from lianxin.deliberation.calc.opinions.plane import plane
from lianxin.deliberation.calc.opinions.votes import Votes

CLEAR = 0.005
_HIDDEN = 0.1
_WORTH_ONE_MORE = 0.003  # of gain, for one more group
_JUDGED_ON = 20_000  # people
_ROUNDS_UNTIL = 30_000  # answers; smaller conversations are judged several times
_PRIOR = 2.0


class Mode(StrEnum):
    AUTO = "auto"
    POLIS = "polis"
    ROBUST = "robust"


@dataclass(frozen=True)
class Gains:
    """What each way foretells of hidden answers, better than no groups at all."""

    polis: float
    robust: float
    robust_groups: int


@dataclass(frozen=True)
class Opinions:
    """``label`` of every person, −1 for who answered too little; ``places`` on the plane.

    ``clear``: the groups foretell hidden answers; ``None`` when that was not asked. ``may_show``: at least fifty people
    and none of the groups under five; a page that gets ``False`` shows neither groups nor counts. ``agreed_by_all``: where
    there are clear groups what most of each of them say, else what most people say.
    """

    mode: Mode
    label: np.ndarray
    places: np.ndarray
    sizes: tuple[int, ...]
    silhouette: float
    gains: Gains | None
    clear: bool | None
    may_show: bool
    marks: tuple[tuple[statements.Mark, ...], ...]
    agreed_by_all: tuple[statements.Mark, ...]
    disagreed_by_all: tuple[statements.Mark, ...]
    consensus: np.ndarray

    @property
    def are_groups(self) -> bool:
        """Whether there are groups to speak of; where it was not asked whether they are clear, those that were found."""
        return _are_groups(self.sizes, self.clear)


def _are_groups(sizes, clear):
    return len(sizes) > 1 and clear is not False


def opinion_groups(votes: Votes, *, mode: Mode = Mode.AUTO, k: int | None = None, before=()) -> Opinions:
    """The whole answer; ``k`` groups if told; people grouped ``before`` stay grouped. Answers for any votes, none too."""
    grouped, ground = votes.grouped(before), plane(votes)
    gains = _gains(votes, grouped) if mode is Mode.AUTO or (mode is Mode.ROBUST and not k) else None
    clear = None if gains is None else max(gains.polis, gains.robust) >= CLEAR
    is_robust = mode is Mode.ROBUST or (gains is not None and clear and 2 * max(gains.polis, 0.0) < gains.robust)
    label, silhouette = np.full(len(votes.people), -1, np.int64), 0.0
    if len(grouped) and is_robust:
        mixture = robust.fit(votes.of(grouped), k or max(2, gains.robust_groups if gains else 2))
        label[grouped] = _by_size(mixture.belief(votes.of(grouped)).argmax(axis=1))
    elif len(grouped):
        found = group(ground.places[grouped], k=k)
        label[grouped], silhouette = found.label, found.silhouette
    return _tell(votes, Mode.ROBUST if is_robust else Mode.POLIS, label, ground.places, silhouette, gains, clear)


def _tell(votes, mode, label, places, silhouette, gains, clear):
    sizes = np.bincount(label[label >= 0]) if (label >= 0).any() else np.zeros(0, np.int64)
    counts = statements.count(votes, label, len(sizes))
    agreed, disagreed = statements.shared(votes, votes.left_out, counts if _are_groups(sizes, clear) else None)
    return Opinions(
        mode=mode,
        label=label,
        places=places,
        sizes=tuple(sizes.tolist()),
        silhouette=silhouette,
        gains=gains,
        clear=None if clear is None else clear and len(sizes) > 1,
        may_show=len(votes.people) >= FEWEST_PEOPLE and len(sizes) > 0 and int(sizes.min()) >= FEWEST_IN_GROUP,
        marks=_held(statements.marks(counts, votes.left_out)) if len(sizes) > 1 else (),
        agreed_by_all=tuple(agreed),
        disagreed_by_all=tuple(disagreed),
        consensus=statements.consensus(counts),
    )


def _held(marks):
    """Of what Polis finds, what most of each group hold: a group may be marked by nothing."""
    return tuple(tuple(mark for mark in of_group if mark.is_held) for of_group in marks)


def _by_size(label):
    """Numbers from the largest group to the smallest, equals by who comes first."""
    numbers, first, size = np.unique(label, return_index=True, return_counts=True)
    order = np.lexsort((first, -size))
    back = np.zeros(int(numbers.max()) + 1, np.int64)
    back[numbers[order]] = np.arange(len(order))
    return back[label]


def _gains(votes, grouped):
    if len(grouped) < 2:
        return Gains(0.0, 0.0, 1)
    if len(grouped) > _JUDGED_ON:
        grouped = grouped[np.unique(np.linspace(0, len(grouped) - 1, _JUDGED_ON).astype(np.int64))]
    votes = votes.of(grouped)
    rounds = 5 if len(votes.who) < _ROUNDS_UNTIL else 1
    trials = [trial for seed in range(rounds) if (trial := _Trial.of(votes, seed)) is not None]
    if not trials:
        return Gains(0.0, 0.0, 1)
    by_polis = float(np.mean([trial.of_labels(group(plane(trial.shown).places).label) for trial in trials]))
    best, best_k = 0.0, 1
    for k in range(2, min(MOST_GROUPS, len(grouped) // 12 + 2) + 1):
        gain = float(np.mean([trial.of_mixture(robust.fit(trial.shown, k)) for trial in trials]))
        if gain < best + _WORTH_ONE_MORE:
            break
        best, best_k = gain, k
    return Gains(by_polis, best, best_k)


@dataclass(frozen=True)
class _Trial:
    """Votes with some hidden, and what was hidden."""

    shown: Votes
    who: np.ndarray
    what: np.ndarray
    agrees: np.ndarray
    middle: np.ndarray
    loss: float = 0.0  # with everybody in one group

    @classmethod
    def of(cls, votes, seed):
        decided = votes.counted & (votes.value != 0)
        hidden = decided & (np.random.default_rng(seed).random(len(votes.who)) < _HIDDEN)
        if not hidden.any():
            return None
        rest, count = ~hidden, len(votes.statements)
        shown = Votes(
            votes.who[rest], votes.what[rest], votes.value[rest], votes.people, votes.statements, votes.left_out
        )
        known = rest & decided
        seen = np.bincount(votes.what[known], minlength=count)
        middle = (np.bincount(votes.what[known & (votes.value > 0)], minlength=count) + 1.0) / (seen + 2.0)
        what, agrees = votes.what[hidden], votes.value[hidden] > 0
        trial = cls(shown, votes.who[hidden], what, agrees, middle)
        return replace(trial, loss=trial._loss_of(np.zeros(len(votes.people), np.int64)))

    def of_labels(self, label):
        return 1 - self._loss_of(label) / self.loss

    def _loss_of(self, label):
        groups = int(label.max()) + 1
        counts = statements.count(self.shown, label, groups)
        seen = counts.agreed + counts.disagreed
        agree = (counts.agreed + _PRIOR * self.middle) / (seen + _PRIOR)
        return _loss(agree[label[self.who], self.what], self.agrees)

    def of_mixture(self, mixture):
        belief = mixture.belief(self.shown)[self.who]
        return 1 - _loss((belief * mixture.agree[:, self.what].T).sum(axis=1), self.agrees) / self.loss


def _loss(agree, agrees):
    chance = np.clip(np.where(agrees, agree, 1 - agree), 1e-6, 1)
    return float(-np.log(chance).mean())
