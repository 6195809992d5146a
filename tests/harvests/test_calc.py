"""The sums of a batch, the stated scenarios, and what to look at in contracts: whole numbers, every fen accounted for."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.harvests.calc import batches, risk, warning
from lianxin.harvests.calc.batches import Happening, tally

FEN = st.integers(0, 10**12)
KINDS = ("buy", "work", "rent", "loss", "harvest", "sale", "insured", "subsidy", "other", "tied", "used", "note")
HAPPENINGS = st.lists(
    st.builds(Happening, st.sampled_from(KINDS), FEN, st.integers(0, 10**9), st.sampled_from(["", "一级", "二级"])), max_size=30
)  # fmt: skip


def negated(each):
    return Happening(each.kind, -each.fen, -each.quantity, each.grade)


@given(HAPPENINGS, st.randoms())
def test_the_order_of_writing_down_does_not_matter(happenings, order):
    shuffled = list(happenings)
    order.shuffle(shuffled)
    assert tally(shuffled) == tally(happenings)


@given(HAPPENINGS, HAPPENINGS)
def test_what_is_undone_leaves_nothing_behind(kept, wrong):
    assert tally([*kept, *wrong, *map(negated, wrong)]) == tally(kept)


@given(HAPPENINGS)
def test_cost_and_sales_are_what_costs_and_sells(happenings):
    found = tally(happenings)
    assert found.cost == sum(each.fen for each in happenings if each.kind in ("buy", "work", "rent"))
    assert found.income == sum(each.fen for each in happenings if each.kind == "sale")
    assert found.besides == sum(each.fen for each in happenings if each.kind in ("insured", "subsidy", "other", "used"))
    assert found.used == sum(each.fen for each in happenings if each.kind == "used")
    assert found.result == found.income + found.besides - found.cost
    moved = sum(
        each.quantity * {"harvest": 1, "sale": -1, "loss": -1}.get(each.kind, 0)
        for each in happenings
        if each.kind != "loss" or each.grade
    )
    assert found.left == moved


@given(FEN, st.integers(1, 10**9))
def test_each_is_exact_and_rounding_is_for_reading(fen, quantity):
    found = batches.each(fen, quantity)
    assert found * quantity == fen * 100
    assert abs(batches.rounded(found) - found) <= Fraction(1, 2)
    assert type(batches.rounded(found)) is int


def test_of_nothing_there_is_no_cost_of_each():
    assert batches.each(500, 0) is None


@given(FEN, st.integers(0, 10**9), st.integers(0, 10**6))
def test_scenarios_are_whole_fen_and_worse_is_never_better(cost, quantity, price):
    found = dict(risk.scenarios(cost, quantity, price))
    assert all(type(fen) is int for fen in found.values())
    assert found["plan"] == quantity * price // 100 - cost
    assert found["plan"] >= found["price"] >= found["both"] >= found["lost"] == -cost
    assert found["price"] == found["yield"]


@given(FEN, st.integers(1, 10**9))
def test_at_the_even_price_nothing_is_won_or_lost(cost, quantity):
    assert risk.even_price(cost, quantity) * Fraction(quantity, 100) == cost


@pytest.mark.parametrize(
    ("kind", "terms", "codes"),
    [
        ("partner", "保底收益，年化 12%，亏了企业担", ["high_return"]), ("partner", "按股分红", ["loss_unsaid"]),
        ("partner", "按股分红，稳赚不亏。", ["high_return", "loss_unsaid"]), ("partner", "亏了公司不承担", ["loss_unsaid"]),
        ("partner", "不会亏，若亏损双方各担一半", []), ("sale", "向社会公开募集资金", ["fund_raising"]), ("service", "由村委会担保还款", ["guarantee"]), ("sale", "随行就市", []),
        ("sale", "由村民委员会提供担保", ["guarantee"]), ("sale", "村委会为乙方贷款作保证", ["guarantee"]), ("sale", "集体不承担连带责任", []),
        ("sale", "年回报率12%", ["high_return"]), ("land", "保底租金每亩 600 元加分红", []), ("sale", "收益的 60% 归农户", []),
    ],
)  # fmt: skip
def test_what_the_words_of_a_contract_call_for(kind, terms, codes):
    assert warning.in_terms(kind, terms) == codes


@given(st.dictionaries(st.text(max_size=3), FEN, max_size=5))
def test_one_buyer_is_who_takes_more_than_half(sales):
    assert warning.one_buyer(sales) == any(fen * 2 > sum(sales.values()) for fen in sales.values())


def test_every_warning_is_said_once():
    contracts = [("partner", "保本", 20), ("partner", "保本", 400)]
    told = warning.all_warnings(contracts, {"甲": 3, "乙": 1}, is_running=True, near=90)
    assert told == ["high_return", "loss_unsaid", "one_buyer", "no_insurance", "ending"]
    assert warning.all_warnings([("insurance", "", 400)], {}, is_running=True, near=90) == []


def test_who_buys_by_retail_is_no_single_buyer():
    assert not warning.one_buyer({"零售": 900, "甲": 100})
    assert warning.one_buyer({"零售": 100, "甲": 900})


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (None, []),
        (91, []),
        (90, ["input_ending"]),
        (31, ["input_ending"]),
        (30, ["input_month"]),
        (-5, ["input_month"]),
    ],
)
def test_what_was_put_in_is_warned_of_ninety_and_thirty_days_before_it_ends(left, told):
    assert warning.all_warnings([], {}, is_running=False, near=90, input_ends=left) == told
