"""Everybody's place on a plane, as Polis computes it, without ever filling the table.

Unanswered statements take the mean of their column; after centring those cells are zero, so the principal components of
the filled table are the singular vectors of the sparse one. A place is then the sum over what the person did answer,
stretched by √(statements / answers). (Small and others 2021; the mathematics of the Polis server.)
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import LinearOperator, eigsh

from lianxin.deliberation.calc.opinions.votes import Votes

AXES = 2
#: Multiplications up to which the whole covariance is cheaper than iterating.
_DENSE = 5e6
_DENSE_STATEMENTS = 1500


@dataclass(frozen=True)
class Plane:
    """``centre`` and ``axes`` (2 × statements) of the statements, ``places`` (people × 2)."""

    centre: np.ndarray
    axes: np.ndarray
    places: np.ndarray


def plane(votes: Votes) -> Plane:
    """Axes of unit length, the largest loading positive; zero where there is nothing to see."""
    count = len(votes.statements)
    values = np.where(votes.counted, votes.value, 0).astype(np.float32)
    seen = np.maximum(np.bincount(votes.what, minlength=count), 1)
    centre = np.bincount(votes.what, values, count) / seen
    centred = votes.matrix(np.where(votes.counted, values - centre[votes.what].astype(np.float32), np.float32(0)))
    axes = fix_signs(leading(centred, AXES))
    answers = np.bincount(votes.who[votes.counted], minlength=len(votes.people)) + int(votes.left_out.sum())
    stretch = np.sqrt(count / np.maximum(answers, 1))
    return Plane(centre, axes, (centred @ axes.T.astype(np.float32)).astype(np.float64) * stretch[:, None])


def leading(matrix: csr_matrix, number: int) -> np.ndarray:
    """The leading eigenvectors (rows) of ``matrixᵀ matrix``; zeros where there is none."""
    count = matrix.shape[1]
    found = np.zeros((number, count))
    live = np.flatnonzero(np.bincount(matrix.indices, np.abs(matrix.data), count) > 0) if matrix.nnz else []
    if not len(live):
        return found
    lengths = np.diff(matrix.indptr).astype(np.float64)
    if count <= _DENSE_STATEMENTS and (float(lengths @ lengths) <= _DENSE or count <= number + 1):
        exact = matrix.astype(np.float64)
        gram = (exact.T @ exact).toarray()
        values, vectors = np.linalg.eigh(gram)
    else:
        transposed = matrix.T

        def times(vector):
            return (transposed @ (matrix @ vector.ravel().astype(np.float32))).astype(np.float64)

        operator = LinearOperator((count, count), matvec=times, dtype=np.float64)
        start = np.ones(count) + np.arange(count) / count
        values, vectors = eigsh(operator, k=number, which="LA", v0=start, tol=1e-5, maxiter=300)
    order = np.argsort(-values, kind="stable")[:number]
    keep = [at for at in order if values[at] > 1e-9 * max(1.0, float(values.max()))]
    found[: len(keep)] = vectors[:, keep].T
    return found


def fix_signs(axes: np.ndarray) -> np.ndarray:
    """The sign of an axis is arbitrary: its largest loading is made positive, the first of equals deciding."""
    if not axes.size:
        return axes
    size = np.abs(axes)
    first = (size >= size.max(axis=1, keepdims=True) * (1 - 1e-9)).argmax(axis=1)
    return axes * np.where(axes[np.arange(len(axes)), first] < 0, -1.0, 1.0)[:, None]
