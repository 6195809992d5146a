"""The arithmetic of a project's money: nothing is lost, no source pays what it did not give, small changes add up."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.works.calc.flow import TARGETS, flow
from lianxin.works.calc.money import Purse, Refused, give_back, is_beyond, pay, receive

amounts = st.integers(min_value=-5, max_value=10**11)
moves = st.lists(st.tuples(st.integers(0, 3), st.sampled_from([receive, pay, give_back]), amounts), max_size=40)


@given(st.lists(st.integers(1, 10**11), min_size=4, max_size=4), moves)
def test_money_is_conserved_over_any_sequence(promised, moves):
    purses = [Purse(each) for each in promised]
    came = went = 0
    for place, move, amount in moves:
        before = purses[place]
        try:
            purses[place] = move(before, amount)
        except Refused:
            assert purses[place] == before
            continue
        came += amount if move is receive else 0
        went += 0 if move is receive else amount
    assert sum(each.in_hand for each in purses) == came - went
    for each in purses:
        assert each.paid + each.returned <= each.received <= each.promised
        assert min(each.in_hand, each.to_come, each.paid, each.returned) >= 0
        assert each.paid + each.in_hand + each.returned + each.to_come == each.promised


@pytest.mark.parametrize(
    ("move", "amount", "why"),
    [(receive, 0, "amount"), (pay, 1.5, "amount"), (receive, 701, "promised"), (pay, 301, "in_hand"), (give_back, 301, "in_hand")],
)  # fmt: skip
def test_refuses_and_says_why(move, amount, why):
    with pytest.raises(Refused) as refused:
        move(Purse(1000, received=300), amount)
    assert refused.value.why == why


@pytest.mark.parametrize(("budget", "is_far"), [(110, False), (111, True), (90, False), (89, True)])
def test_is_beyond_ten_percent_both_ways(budget, is_far):
    assert is_beyond(100, budget, 10) is is_far


@given(st.integers(1, 10**11), st.lists(st.integers(-(10**6), 10**6)), st.integers(1, 20))
def test_is_beyond_does_not_depend_on_the_way_there(decided, steps, percent):
    end = max(0, decided + sum(steps))
    assert is_beyond(decided, end, percent) == (abs(end - decided) * 100 > decided * percent)


@given(st.lists(st.tuples(*[st.integers(0, 10**9)] * 4), max_size=8))
def test_flow_draws_every_fen_once(parts):
    purses = [Purse(paid + hand + back + come, paid + hand + back, paid, back) for paid, hand, back, come in parts]
    drawn = flow(purses)
    for place, purse in enumerate(purses):
        told = {band.target: band.amount for band in drawn.bands if band.source == place}
        assert told == {key: getattr(purse, key) for key in TARGETS if getattr(purse, key)}
    for column in (drawn.sources, drawn.targets):
        for upper, lower in itertools.pairwise(column):
            assert upper.y + upper.height <= lower.text_y
