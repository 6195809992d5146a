"""Groups where people answered few of many statements and the plane of Polis shows only which statements were popular.

Passes say nothing here. Each statement is scaled by its own sum of squares, so that what is left is how two statements go
together, not how often one was asked (the diagonal, now the same for all, says nothing); people are placed by ridge regression on the leading axes;
k-means on those places starts a mixture of groups, each with its own probability of agreeing with every statement, fitted
by expectation and maximisation (latent classes: Lazarsfeld and Henry 1968; Dempster, Laird and Rubin 1977).
"""

from dataclasses import dataclass

import numpy as np

from lianxin.deliberation.calc.opinions.plane import fix_signs, leading
from lianxin.deliberation.calc.opinions.votes import Votes

_RIDGE = 1.0
_STEPS = 60
_ENOUGH = 1e-5  # of the likelihood gained in a step
_PRIOR = 2.0  # votes of the whole conversation mixed into each group's
#: The mixture is learnt from so many people, evenly chosen; everybody is placed by it.
_LEARN_FROM = 60_000
_STARTS = 4


@dataclass(frozen=True)
class Mixture:
    """``weight`` of each group, ``agree`` groups × statements."""

    weight: np.ndarray
    agree: np.ndarray

    def belief(self, votes: Votes) -> np.ndarray:
        """People × groups: the probability that each is of the group."""
        decided, signs = _decided(votes)
        return _expect(decided, signs, self.weight, self.agree)[0]


def fit(votes: Votes, k: int) -> Mixture:
    """The most likely of several starts' mixtures of ``k`` groups."""
    people = len(votes.people)
    k = max(1, min(k, people))
    if people > _LEARN_FROM:
        votes = votes.of(np.unique(np.linspace(0, people - 1, _LEARN_FROM).astype(np.int64)))
    decided, signs = _decided(votes)
    places = _places(votes, k)
    found = [_improve(decided, signs, np.eye(k)[start]) for start in _starts(places, k)]
    return max(found, key=lambda pair: pair[1])[0]


def _decided(votes):
    rows = votes.counted & (votes.value != 0)
    return votes.matrix(rows.astype(np.float32)), votes.matrix(np.where(rows, votes.value, 0).astype(np.float32))


def _places(votes, k):
    """People × axes: their place by what they decided, shrunk to the middle the less they said."""
    count, axes = len(votes.statements), max(1, k - 1)
    rows = votes.counted & (votes.value != 0)
    seen = np.maximum(np.bincount(votes.what[rows], minlength=count), 1)
    centre = np.bincount(votes.what[rows], votes.value[rows], count) / seen
    value = np.where(rows, votes.value - centre[votes.what], 0.0)
    squares = np.bincount(votes.what, value**2, count)
    unit = np.where(squares > 0, 1 / np.sqrt(np.where(squares > 0, squares, 1)), 0.0)
    loads = fix_signs(leading(votes.matrix((value * unit[votes.what]).astype(np.float32)), axes)) * np.sqrt(count)
    usual = np.sqrt(seen) * unit  # one over the usual deviation
    right = votes.matrix((value * usual[votes.what]).astype(np.float32)) @ loads.T.astype(np.float32)
    pairs = np.stack([one * two for one in loads for two in loads], axis=1).astype(np.float32)
    left = (votes.matrix(rows.astype(np.float32)) @ pairs).reshape(-1, axes, axes) + _RIDGE * np.eye(axes)
    return np.linalg.solve(left.astype(np.float64), right.astype(np.float64)[..., None])[..., 0]


def _starts(places, k):
    """k-means labels from spread-out starts, always the same ones."""
    for seed in range(_STARTS):
        draw = np.random.default_rng([k, seed])
        some = places[np.unique(np.linspace(0, len(places) - 1, min(len(places), 5000)).astype(np.int64))]
        chosen = [int(draw.integers(len(some)))]
        nearest = ((some - some[chosen[0]]) ** 2).sum(axis=1)
        while len(chosen) < k:
            at = (
                int(draw.choice(len(some), p=nearest / nearest.sum())) if nearest.sum() > 0 else len(chosen) % len(some)
            )
            chosen.append(at)
            nearest = np.minimum(nearest, ((some - some[at]) ** 2).sum(axis=1))
        centres = some[chosen]
        for _step in range(30):
            label = ((centres**2).sum(axis=1) - 2 * some @ centres.T).argmin(axis=1)
            size = np.bincount(label, minlength=k)
            sums = np.stack([np.bincount(label, some[:, axis], k) for axis in range(some.shape[1])], axis=1)
            centres = np.where(size[:, None] > 0, sums / np.maximum(size, 1)[:, None], centres)
        yield ((centres**2).sum(axis=1) - 2 * places @ centres.T).argmin(axis=1)


def _improve(decided, signs, belongs):
    """Expectation and maximisation until the likelihood hardly grows."""
    total, net = np.asarray(decided.sum(axis=0)).ravel(), np.asarray(signs.sum(axis=0)).ravel()
    middle = ((total + net) / 2 + 0.5) / (total + 1)
    told, before = np.asarray(belongs, np.float64), -np.inf
    for _step in range(_STEPS):
        weight = (told.sum(axis=0) + 1) / (len(told) + told.shape[1])
        seen, sign = (decided.T @ told.astype(np.float32)).T, (signs.T @ told.astype(np.float32)).T
        agree = ((seen + sign) / 2 + _PRIOR * middle) / (seen + _PRIOR)
        agree = np.clip(agree.astype(np.float64), 1e-4, 1 - 1e-4)
        told, score = _expect(decided, signs, weight, agree)
        if score - before < _ENOUGH * abs(score):
            break
        before = score
    return Mixture(weight, agree), score


def _expect(decided, signs, weight, agree):
    """How far each person is of each group, and how likely all that was said is."""
    yes, no = np.log(agree), np.log1p(-agree)
    likely = decided @ ((yes + no).T / 2).astype(np.float32) + signs @ ((yes - no).T / 2).astype(np.float32)
    likely = likely.astype(np.float64) + np.log(weight)
    top = likely.max(axis=1, keepdims=True)
    told = np.exp(likely - top)
    mass = told.sum(axis=1, keepdims=True)
    return told / mass, float((top + np.log(mass)).sum())
