"""Counts at every level are those one gets by asking every place, also after any changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.coverage.calc.rollup import LINKS, Rollup, bits

ALL = (1 << len(LINKS)) - 1


@st.composite
def trees(draw):
    size = draw(st.integers(1, 40))
    parents = [draw(st.integers(-1, node - 1)) for node in range(size)]
    return parents, draw(st.lists(st.integers(0, ALL), min_size=size, max_size=size))


def places_below(parents, node):
    inner = set(parents)
    found, waiting = [], [node]
    while waiting:
        at = waiting.pop()
        if at in inner:
            waiting += [child for child, parent in enumerate(parents) if parent == at]
        else:
            found.append(at)
    return found


def is_as_asked(rollup, parents, masks):
    for node in range(len(parents)):
        told, below = rollup.of(node), [masks[place] for place in places_below(parents, node)]
        assert told.places == len(below)
        assert told.unreached == below.count(0)
        assert told.unorganised == sum(not mask & bits(["formal", "joint", "functional"]) for mask in below)
        organised = [mask for mask in below if mask & bits(["formal", "joint", "functional"])]
        assert told.on_paper == sum(not mask & bits(["work"]) for mask in organised)
        assert dict(told.by_link) == {link: sum(mask >> at & 1 for mask in below) for at, link in enumerate(LINKS)}


@given(trees())
def test_every_level_counts_its_places(tree):
    is_as_asked(Rollup(*tree), *tree)


@given(trees(), st.lists(st.tuples(st.integers(0, 39), st.integers(0, ALL)), max_size=12))
def test_a_change_is_carried_up_and_nowhere_else(tree, changes):
    parents, masks = tree
    rollup, inner = Rollup(parents, masks), set(parents)
    for node, mask in changes:
        if node >= len(parents) or node in inner:
            continue
        before = [rollup.of(at) for at in range(len(parents))]
        changed = rollup.change(node, mask)
        masks[node] = mask
        assert set(changed) == {at for at, was in enumerate(before) if rollup.of(at) != was}
    is_as_asked(rollup, parents, masks)


def test_a_link_above_reaches_no_place_below():
    rollup = Rollup([-1, 0, 0], [bits(["formal"]), 0, bits(["liaison"])])
    assert rollup.of(0).by_link["formal"] == 0
    assert (rollup.of(0).unorganised, rollup.of(0).unreached) == (2, 1)


def test_what_is_no_tree_is_refused():
    with pytest.raises(ValueError, match="before its children"):
        Rollup([1, -1], [0, 0])
    with pytest.raises(ValueError, match="one mask"):
        Rollup([-1], [])
    with pytest.raises(ValueError, match="parts of its own"):
        Rollup([-1, 0], [0, 0]).change(0, 1)
    with pytest.raises(ValueError, match="kinds: declared"):
        bits(["declared"])
