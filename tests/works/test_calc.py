"""The arithmetic of a project's money: nothing is lost, no source pays what it did not give, small changes add up."""

import itertools
import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.works import presenters
from lianxin.works.calc.flow import TARGETS, flow
from lianxin.works.calc.money import (
    Purse,
    Refused,
    Share,
    commit,
    give_back,
    give_back_bound,
    is_beyond,
    lessen,
    pay,
    pay_bound,
    rebound,
    receive,
    shares,
    stay,
    undo,
)

amounts = st.integers(min_value=-5, max_value=10**11)
MOVES = [receive, lessen, commit, pay, pay_bound, give_back, give_back_bound, undo, stay]
moves = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(MOVES), amounts), max_size=40)


@given(st.lists(st.integers(1, 10**11), min_size=4, max_size=4), moves)
def test_money_is_conserved_over_any_sequence(promised, moves):
    """Also where the bank sends back what was paid and it is paid anew, and whatever contracts bind."""
    purses = [Purse(each) for each in promised]
    in_hand = 0
    signs = {
        receive: 1,
        lessen: -1,
        undo: 1,
        stay: 1,
        pay: -1,
        pay_bound: -1,
        give_back: -1,
        give_back_bound: -1,
        commit: 0,
    }
    for place, move, amount in moves:
        before = purses[place]
        try:
            purses[place] = move(before, amount)
        except Refused:
            assert purses[place] == before
            continue
        in_hand += signs[move] * amount
    assert sum(each.in_hand for each in purses) == in_hand
    for each in purses:
        assert each.paid + each.returned <= each.received <= each.promised
        assert each.paid + each.returned + each.committed <= each.promised
        assert min(each.in_hand, each.to_come, each.paid, each.returned, each.committed, each.free, each.loose) >= 0
        assert each.paid + each.in_hand + each.returned + each.to_come == each.promised


@given(st.lists(st.builds(Purse, st.integers(0, 10**6)), max_size=6), st.integers(-1, 10**7))
def test_shares_bind_a_price_to_the_fen_or_say_how_much_is_missing(purses, price):
    free = sum(each.free for each in purses)
    if not 0 < price <= free:
        with pytest.raises(Refused) as refused:
            shares(purses, price)
        assert price <= 0 or refused.value.left == free
        return
    parts = shares(purses, price)
    assert sum(parts) == price
    assert all(0 <= part <= purse.free for part, purse in zip(parts, purses, strict=True))


sources = st.builds(lambda bound, gone, free: Share(max(bound, gone), gone, free), *[st.integers(0, 10**6)] * 3)


@given(st.lists(sources, min_size=1, max_size=6), st.integers(0, 10**7))
def test_rebound_keeps_what_has_gone_where_it_was_and_binds_the_price_to_the_fen(parts, price):
    gone, most = sum(each.gone for each in parts), sum(each.bound + each.free for each in parts)
    if not gone <= price <= most:
        with pytest.raises(Refused) as refused:
            rebound(parts, price)
        assert refused.value.left == (gone if price < gone else most)
        return
    found = rebound(parts, price)
    assert sum(found) == price
    for part, share in zip(parts, found, strict=True):
        assert part.gone <= share <= part.bound + part.free
    if price <= sum(each.bound for each in parts):
        assert all(share <= part.bound for part, share in zip(parts, found, strict=True))


@pytest.mark.parametrize(
    ("move", "amount", "why"),
    [(receive, 0, "amount"), (pay, 1.5, "amount"), (receive, 701, "promised"), (pay, 301, "in_hand"), (give_back, 301, "in_hand"),
     (undo, 1, "paid"), (stay, 1, "returned"), (give_back_bound, 1, "bound"), (pay_bound, 1, "bound"), (commit, 1001, "free")],
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
    for band in drawn.bands:
        _start, upper, *_more, lower = map(float, re.findall(r"[0-9.]+", band.path))
        assert lower - upper >= 1.4, "what is small is thin, and can be seen"
    for column in (drawn.sources, drawn.targets):
        for upper, lower in itertools.pairwise(column):
            assert upper.y + upper.height <= lower.text_y


def test_what_is_not_decided_promises_nothing_to_any_total():
    line, offered = (SimpleNamespace(pk=pk, is_labour=False) for pk in (1, 2))
    purses = {1: Purse(500, received=200, paid=100), 2: Purse(300)}
    promised, received, *_more, to_come, _returned = presenters.totals([line, offered], purses, {2})
    assert (promised, received, to_come) == ("5.00", "2.00", "3.00")
    assert presenters.totals([line, offered], purses, set())[0] == "8.00"
