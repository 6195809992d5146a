"""k-means on the plane the way the Polis server does it, and how many groups by silhouette. Nothing here is drawn by lot.

At most a hundred small clusters first, weighted by their people; groups are clusters of those. Either k-means starts from
the first places there are, so the order of the people decides, and the same places always give the same groups. The
server moves to another number of groups only after seeing it four times; we, who keep no history, ask one more group for a
clearly better silhouette instead.
"""

from dataclasses import dataclass

import numpy as np

MOST_GROUPS = 5
SMALL_CLUSTERS = 100
_PER_GROUP = 12  # one group more may be tried for so many small clusters
_CLEARLY = 0.05
_STILL = 0.01  # centres that move less have arrived
_SMALL_STEPS, _GROUP_STEPS = 100, 20
_EXACT = 2500  # people up to which every place is taken as it is
_CELLS = 40  # of the grid along each axis, beyond that


@dataclass(frozen=True)
class Grouping:
    """``label`` of each place, largest group first; ``silhouette`` 0 where there are fewer than two groups."""

    label: np.ndarray
    centres: np.ndarray
    silhouette: float


def group(places: np.ndarray, *, k: int | None = None) -> Grouping:
    """Groups of the people at these places, ``k`` of them if told; one, or none, where all stand on one spot."""
    points, weights, home = _distinct(places)
    if len(points) < 2:
        return Grouping(np.zeros(len(places), np.int64), points, 0.0)
    small, cluster = _k_means(points, weights, points[:SMALL_CLUSTERS], _SMALL_STEPS)
    sizes = np.bincount(cluster, weights, len(small))
    apart = np.sqrt(((small[:, None] - small[None]) ** 2).sum(axis=2))
    most = min(MOST_GROUPS, 2 + len(small) // _PER_GROUP)
    best = Grouping(cluster, small, -2.0)
    for wanted in [k] if k else range(2, most + 1):
        centres, label = _k_means(small, sizes, small[:wanted], _GROUP_STEPS)
        score = silhouette(apart, label, len(centres))
        if score > best.silhouette + (_CLEARLY if best.silhouette > -2 else 0):
            best = Grouping(label, centres, score)
    return _numbered(best.label[cluster][home], best)


def silhouette(apart: np.ndarray, label: np.ndarray, k: int) -> float:
    """The mean over all rows of (b − a) / max(a, b); 0 for one that is a group of its own."""
    if k < 2:
        return 0.0
    size = np.bincount(label, minlength=k)
    total = apart @ np.eye(k)[label]
    rows = np.arange(len(label))
    inside = total[rows, label] / np.maximum(size[label] - 1, 1)
    mean = total / np.maximum(size, 1)
    mean[rows, label] = np.inf
    outside = mean.min(axis=1)
    width = np.maximum(inside, outside)
    return float(
        np.where((size[label] > 1) & (width > 0), (outside - inside) / np.where(width > 0, width, 1), 0).mean()
    )


def _distinct(places):
    """Distinct places in the order of the people with their weights, and each one's home; a grid's cells for many."""
    key, mean = np.round(places, 9), places
    if len(places) > _EXACT:
        low, high = np.percentile(places, [0.5, 99.5], axis=0)
        key = np.clip((places - low) / np.maximum(high - low, 1e-12) * _CELLS, 0, _CELLS - 1).astype(np.int64)
        key = key[:, :1] * _CELLS + key[:, 1:]
    _unique, first, home, counts = np.unique(key, axis=0, return_index=True, return_inverse=True, return_counts=True)
    order = np.argsort(first)
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    home, weights = back[home.ravel()], counts[order].astype(np.float64)
    mean = np.stack([np.bincount(home, places[:, axis], len(order)) for axis in (0, 1)], axis=1) / weights[:, None]
    return (places[first[order]] if len(places) <= _EXACT else mean), weights, home


def _k_means(points, weights, centres, steps):
    """Centres and labels once the centres stand still; a cluster that lost all its points is gone."""
    for step in range(steps + 1):
        label = _nearest(points, centres)
        size = np.bincount(label, weights, len(centres))
        sums = np.stack([np.bincount(label, weights * points[:, axis], len(centres)) for axis in (0, 1)], axis=1)
        live = size > 0
        moved = sums[live] / size[live, None]
        if step == steps or (live.all() and _same(centres, moved)):
            break
        centres = moved
    return moved, (np.cumsum(live) - 1)[label]


def _nearest(points, centres):
    return ((centres**2).sum(axis=1) - 2 * points @ centres.T).argmin(axis=1)


def _same(centres, moved):
    one, two = (each[np.lexsort((each[:, 1], each[:, 0]))] for each in (centres, moved))
    return bool((((one - two) ** 2).sum(axis=1) < _STILL**2).all())


def _numbered(label, best):
    """Groups from large to small, equals by who comes first."""
    numbers, first, size = np.unique(label, return_index=True, return_counts=True)
    order = np.lexsort((first, -size))
    back = np.zeros(int(numbers.max()) + 1, np.int64)
    back[numbers[order]] = np.arange(len(order))
    return Grouping(back[label], best.centres[numbers[order]], max(best.silhouette, 0.0))
