"""Which statements mark a group, and which are shared: the one-tailed tests at 90 % of Polis, with a total order.

Of each group and statement: how likely its people agree (with one agreement and one disagreement added to everybody's),
whether that is more than half, how many times likelier than elsewhere, and whether that is more than chance. Where two
statements are equal the one with the lower number comes first.
"""

from dataclasses import dataclass

import numpy as np

#: One-tailed 90 %.
SIGNIFICANT = 1.2816
MOST = 5


@dataclass(frozen=True)
class Mark:
    """``agree`` of it, or disagree: ``yes`` of ``seen`` did. ``ratio`` to the others, tests of both; none where shared."""

    statement: int
    agrees: bool
    yes: int
    seen: int
    share: float
    test: float
    ratio: float | None = None
    ratio_test: float | None = None

    @property
    def is_held(self) -> bool:
        """Whether most of the group who were asked say so, and more of them than of the others: else it is no view of theirs."""
        return 2 * self.yes > self.seen and (self.ratio is None or self.ratio > 1)


@dataclass(frozen=True)
class Counts:
    """Groups × statements: who agreed, disagreed, answered at all."""

    agreed: np.ndarray
    disagreed: np.ndarray
    seen: np.ndarray


def count(votes, label: np.ndarray, groups: int) -> Counts:
    """Of the people with a label of 0 and more."""
    group, width = label.astype(np.int32)[votes.who], len(votes.statements)
    rows = group >= 0
    if votes.left_out.any():
        rows &= votes.counted
    cell = (group * np.int32(width) + votes.what) * np.int32(3) + (votes.value + np.int8(1))
    cells = np.bincount(cell if rows.all() else cell[rows], minlength=groups * width * 3).reshape(groups, width, 3)
    return Counts(cells[:, :, 2], cells[:, :, 0], cells.sum(axis=2))


def consensus(counts: Counts) -> np.ndarray:
    """Group-informed consensus: the product over groups of how likely each agrees."""
    return likely_in_all(counts.agreed, counts.seen)


def likely_in_all(yes: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """The product over groups of how likely each says so."""
    return ((yes + 1.0) / (seen + 2.0)).prod(axis=0)


def marks(counts: Counts, left_out: np.ndarray) -> list[list[Mark]]:
    """For each group at most five statements that mark it as Polis has it, those agreed with first, held by most or not."""
    sides = _Sides.of(counts)
    return [_marks_of(sides, group, left_out) for group in range(len(counts.seen))]


def shared(votes, left_out: np.ndarray, groups: Counts | None = None) -> tuple[list[Mark], list[Mark]]:
    """At most five statements that all agree with, and five that all disagree with, over everybody who answered, as Polis has it.

    With ``groups`` only those that most of every group hold, by how likely all groups say so: a large group is not all.
    """
    counts = count(votes, np.zeros(len(votes.people), np.int64), 1)
    found = []
    for agrees, yes in ((True, counts.agreed[0]), (False, counts.disagreed[0])):
        seen = counts.seen[0]
        share, test = (yes + 1.0) / (seen + 2.0), one_sample(yes, seen)
        fits, weight = (share > 0.5) & (test > SIGNIFICANT) & ~left_out, share * test
        if groups is not None:
            held = groups.agreed if agrees else groups.disagreed
            fits &= (2 * held > groups.seen).all(axis=0)
            weight = likely_in_all(held, groups.seen)
        fits = np.flatnonzero(fits)
        order = fits[np.argsort(-weight[fits], kind="stable")][:MOST]
        found.append([Mark(int(s), agrees, int(yes[s]), int(seen[s]), float(share[s]), float(test[s])) for s in order])
    return found[0], found[1]


def one_sample(yes, seen):
    """Is it more than half?"""
    return 2 * np.sqrt(seen + 1.0) * ((yes + 1.0) / (seen + 1.0) - 0.5)


def two_samples(yes, seen, other_yes, other_seen):
    """Is it more than among the others?"""
    yes, seen, other_yes, other_seen = (number + 1.0 for number in (yes, seen, other_yes, other_seen))
    together = (yes + other_yes) / (seen + other_seen)
    spread = np.sqrt(np.maximum(together * (1 - together) * (1 / seen + 1 / other_seen), 0))
    return np.where(spread > 0, (yes / seen - other_yes / other_seen) / np.where(spread > 0, spread, 1), 0.0)


@dataclass(frozen=True)
class _Sides:
    """Groups × statements, for agreeing (index 0) and disagreeing (1)."""

    yes: tuple
    share: tuple
    test: tuple
    ratio: tuple
    ratio_test: tuple
    seen: np.ndarray

    @classmethod
    def of(cls, counts):
        other_seen = counts.seen.sum(axis=0) - counts.seen
        yes = counts.agreed, counts.disagreed
        others = tuple(one.sum(axis=0) - one for one in yes)
        share = tuple((one + 1.0) / (counts.seen + 2.0) for one in yes)
        return cls(
            yes,
            share,
            tuple(one_sample(one, counts.seen) for one in yes),
            tuple(p / ((o + 1.0) / (other_seen + 2.0)) for p, o in zip(share, others, strict=True)),
            tuple(two_samples(y, counts.seen, o, other_seen) for y, o in zip(yes, others, strict=True)),
            counts.seen,
        )

    def mark(self, group, s):
        """The side that tells this group apart more."""
        side = 0 if self.ratio_test[0][group, s] > self.ratio_test[1][group, s] else 1
        numbers = (self.share, self.test, self.ratio, self.ratio_test)
        share, test, ratio, ratio_test = (float(one[side][group, s]) for one in numbers)
        yes, seen = int(self.yes[side][group, s]), int(self.seen[group, s])
        return Mark(int(s), side == 0, yes, seen, share, test, ratio, ratio_test)


def _marks_of(sides, group, left_out):
    statements = np.flatnonzero(~left_out)
    significant = [
        (sides.ratio_test[side][group] > SIGNIFICANT) & (sides.test[side][group] > SIGNIFICANT) for side in (0, 1)
    ]
    enough = [int(s) for s in statements if significant[0][s] or significant[1][s]]
    best = _best_agreed(sides, group, statements)
    chosen = sorted((sides.mark(group, s) for s in enough if s != best), key=lambda m: (-_weight(m), m.statement))
    if best is not None:
        chosen = [sides.mark(group, best), *chosen]
    elif not enough and len(statements):
        tests = np.maximum(sides.ratio_test[0][group], sides.ratio_test[1][group])[statements]
        chosen = [sides.mark(group, int(statements[int(tests.argmax())]))]
    return sorted(chosen[:MOST], key=lambda mark: not mark.agrees)


def _weight(mark):
    return mark.ratio * mark.ratio_test * mark.share * mark.test


def _best_agreed(sides, group, statements):
    """The statement the group agrees with that tells it apart most; chosen in one pass over the numbers, as Polis does."""
    share, test, ratio, ratio_test = (one[0][group] for one in (sides.share, sides.test, sides.ratio, sides.ratio_test))
    voted = (sides.yes[0][group] + sides.yes[1][group]) > 0
    best = None
    for s in statements[voted[statements]].tolist():
        if best is None:
            wins = test[s] > SIGNIFICANT or (ratio[s] > 1.0 and share[s] > 0.5)
        elif ratio[best] > 1.0:
            wins = (
                ratio[s] * ratio_test[s] * share[s] * test[s]
                > ratio[best] * ratio_test[best] * share[best] * test[best]
            )
        else:
            wins = share[s] * test[s] > share[best] * test[best]
        best = s if wins else best
    return best
