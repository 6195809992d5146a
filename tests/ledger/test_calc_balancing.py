import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.ledger.calc.balancing import MOST, Unbalanced, netted, reversed_lines, running

amounts = st.integers(min_value=-(10**12), max_value=10**12)
moves = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6), amounts), min_size=1, max_size=12)


def legs(moved):
    """Each move takes from one account and gives to another of the same measure."""
    for giver, taker, amount in moved:
        measure = "fen" if (giver + taker) % 2 else "point"
        base = 0 if measure == "fen" else 10
        yield base + giver, measure, -amount
        yield base + taker, measure, amount


@given(moves)
def test_what_moves_between_accounts_always_nets_to_zero(moved):
    lines = netted([*legs(moved), (90, "labour", 1), (91, "labour", -1)])
    assert sum(amount for _account, amount in lines) == 0
    assert [account for account, _amount in lines] == sorted({account for account, _amount in lines})
    assert all(amount for _account, amount in lines)


@given(moves, st.randoms())
def test_the_order_of_the_lines_does_not_matter(moved, rng):
    lines = [*legs(moved), (90, "labour", 1), (91, "labour", -1)]
    shuffled = list(lines)
    rng.shuffle(shuffled)
    assert netted(lines) == netted(shuffled)


@given(moves, st.integers(1, 20), st.integers(1, 10**9))
def test_one_fen_too_much_is_told(moved, account, extra):
    with pytest.raises(Unbalanced) as off:
        netted([*legs(moved), (account, "labour", extra)])
    assert off.value.sums == {"labour": extra}


@given(moves)
def test_a_reversal_undoes_every_account(moved):
    lines = netted([*legs(moved), (90, "labour", 1), (91, "labour", -1)])
    back = reversed_lines(lines)
    assert [(account, one + other) for (account, one), (_same, other) in zip(lines, back, strict=True)] == [
        (account, 0) for account, _amount in lines
    ]
    assert reversed_lines(back) == lines


@pytest.mark.parametrize("amount", [1.5, "3", True, None, MOST + 1, -MOST - 1])
def test_only_whole_numbers_within_reason_are_amounts(amount):
    with pytest.raises(ValueError, match="no amount"):
        netted([(1, "fen", amount), (2, "fen", 3)])


@given(st.integers(), st.lists(amounts))
def test_running_ends_at_the_sum(opening, given_amounts):
    after = running(opening, given_amounts)
    assert len(after) == len(given_amounts)
    assert (after[-1] if after else opening) == opening + sum(given_amounts)
