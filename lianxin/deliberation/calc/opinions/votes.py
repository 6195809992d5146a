"""Who said what of which statement: 1 agree, −1 disagree, 0 pass; nothing where somebody never answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix

#: As many answers put a person among the groups, or all of them where there are fewer statements.
ENOUGH = 7
#: Where fewer have answered enough, those with most answers fill up to as many.
FEWEST_GROUPED = 15


@dataclass(frozen=True)
class Votes:
    """One row per answer, sorted by person; ``people`` and ``statements`` name the numbers used.

    ``left_out``: statements taken out by moderation. As on the Polis server they stay as a column of passes by everybody:
    they shift nobody, but they count in the scale of a place on the plane.
    """

    who: np.ndarray
    what: np.ndarray
    value: np.ndarray
    people: Sequence
    statements: Sequence
    left_out: np.ndarray

    @cached_property
    def start(self) -> np.ndarray:
        """Where each person's rows begin, and the end."""
        return np.searchsorted(self.who, np.arange(len(self.people) + 1))

    @cached_property
    def answers(self) -> np.ndarray:
        """Answers of each person, those to moderated statements too."""
        return np.diff(self.start)

    @cached_property
    def counted(self) -> np.ndarray:
        """Rows about statements that are not left out."""
        return ~self.left_out[self.what] if self.left_out.any() else np.ones(len(self.what), bool)

    def grouped(self, before: Iterable = ()) -> np.ndarray:
        """People who answered enough to be placed, by number; whoever was placed ``before`` stays."""
        enough = np.flatnonzero(self.answers >= min(ENOUGH, max(1, len(self.statements))))
        stays = set(before)
        if stays:
            kept = [at for at, name in enumerate(self.people) if name in stays]
            enough = np.union1d(enough, np.array(kept, np.int64))
        if len(enough) >= FEWEST_GROUPED:
            return enough
        others = np.setdiff1d(np.flatnonzero(self.answers > 0), enough)
        most = others[np.argsort(-self.answers[others], kind="stable")]
        return np.sort(np.concatenate([enough, most[: FEWEST_GROUPED - len(enough)]]))

    def of(self, people: np.ndarray) -> "Votes":
        """The answers of these people alone, all statements kept."""
        chosen = np.zeros(len(self.people), bool)
        chosen[people] = True
        rows = chosen[self.who]
        place = np.cumsum(chosen) - 1
        names = [self.people[at] for at in people.tolist()]
        return Votes(place[self.who[rows]], self.what[rows], self.value[rows], names, self.statements, self.left_out)

    def matrix(self, values: np.ndarray) -> csr_matrix:
        """People × statements, sparse, with one value for every row of votes."""
        shape = (len(self.people), len(self.statements))
        return csr_matrix((values, self.what.astype(np.int32), self.start.astype(np.int32)), shape, copy=False)


def gather(rows: Iterable[tuple], left_out: Iterable = ()) -> Votes:
    """Votes of ``(person, statement, value)`` in the order they were cast: the last word counts."""
    last = {(person, statement): value for person, statement, value in rows}
    people = sorted({person for person, _statement in last})
    statements = sorted({statement for _person, statement in last} | set(left_out))
    person_at = {person: at for at, person in enumerate(people)}
    statement_at = {statement: at for at, statement in enumerate(statements)}
    who = np.array([person_at[person] for person, _statement in last], np.int64)
    what = np.array([statement_at[statement] for _person, statement in last], np.int64)
    value = np.array(list(last.values()), np.int8)
    return arrange(who, what, value, people, statements, left_out)


def arrange(who, what, value, people, statements, left_out=()) -> Votes:
    """Votes of three arrays in the order they were cast; sorted here, and only the last word of each kept."""
    if len(who) and (value.min() < -1 or value.max() > 1):
        raise ValueError("a vote is 1, −1 or 0")
    key = who.astype(np.int64) * max(1, len(statements)) + what
    if not (key[1:] > key[:-1]).all():
        order = np.argsort(key, kind="stable")
        key = key[order]
        order = order[np.append(key[1:] > key[:-1], True)]
        who, what, value = who[order], what[order], value[order]
    gone = np.isin(np.arange(len(statements)), [at for at, name in enumerate(statements) if name in set(left_out)])
    return Votes(who.astype(np.int32), what.astype(np.int32), value.astype(np.int8), people, statements, gone)
