"""One lot for the whole house: nobody is lost, the order of entry says nothing, and anybody draws it again by hand."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit import lot

KEYS = st.lists(st.text(max_size=12), max_size=30, unique=True)


@given(KEYS, st.text(max_size=20), st.randoms())
def test_whatever_the_order_of_entry(keys, seed, dice):
    found = lot.drawn(keys, seed)
    assert sorted(found) == sorted(keys)
    dice.shuffle(keys)
    assert lot.drawn(keys, seed) == found


@given(KEYS, st.text(max_size=20))
def test_as_anybody_computes_it(keys, seed):
    by_hand = sorted((hashlib.sha256((seed + "\n" + key).encode()).hexdigest(), key) for key in keys)
    assert lot.drawn(keys, seed) == [key for _digest, key in by_hand]


def test_what_was_drawn_once_is_drawn_for_ever():
    assert lot.drawn(["1", "2", "3", "4", "5", "6"], "17.2") == ["6", "3", "4", "2", "1", "5"]
    assert lot.drawn(["road", "well", "lamp", "hall"], "head 7") == ["well", "road", "lamp", "hall"]


def test_every_key_may_come_first():
    assert {lot.drawn("abcd", f"head {n}")[0] for n in range(60)} == set("abcd")
