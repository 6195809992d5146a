"""The sum of a distribution: the order of the law, every fen accounted for, nothing but whole numbers."""

import ast
import csv
import io
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lianxin.ventures import calc
from lianxin.ventures.calc.answers import HEAD, PAID, Unreadable, answers
from lianxin.ventures.calc.dividing import FLOOR, LARGEST_REMAINDER, apportion, by_shares, by_trade
from lianxin.ventures.calc.earnings import GROUNDS, CannotDistribute, ahead_in, rent_ahead, waterfall
from lianxin.ventures.calc.recounting import distribution
from lianxin.ventures.calc.rights import forbidden_grounds, left_out, other_heads, unequal_class

FEN = st.integers(0, 10**12)
RATES = st.lists(st.fractions(0, 1, max_denominator=1000), max_size=4).filter(lambda rates: sum(rates) <= 1)
EARNINGS = st.builds(
    lambda result, carried, losses, not_ours, rates: {
        "result": result, "carried": carried, "losses": losses, "kept": 0,
        "not_ours": [[ground, "", fen] for ground, fen in not_ours],
        "set_asides": [[f"公积金{n}", str(rate)] for n, rate in enumerate(rates)],
    },
    st.integers(-(10**12), 10**12), FEN, FEN, st.lists(st.tuples(st.sampled_from(GROUNDS), FEN), max_size=3), RATES,
)  # fmt: skip
PARTS = {"A": 1, "B": 3, "C": 10, "D": 2, "E": 7}
HOLDINGS = st.lists(
    st.dictionaries(st.sampled_from(sorted(PARTS)), st.integers(1, 10**5)).map(lambda held: sorted(map(list, held.items()))),
    min_size=1, max_size=40,
)  # fmt: skip
VILLAGE = {
    "result": 52_340_018, "carried": 0, "losses": 3_000_000, "kept": 0,
    "not_ours": [["rent_ahead", "门面房三年租金里后两年的", 8_000_000], ["grant", "路灯奖补", 2_000_000]],
    "set_asides": [["公积金", "1/10"], ["公益金", "1/20"]],
}  # fmt: skip
RULE = {
    "function": "shares", "earnings": VILLAGE, "classes": [["A", "人口股", 1], ["B", "土地股", 3]], "rounding": FLOOR,
}  # fmt: skip
SHEETS = [["t1", [["A", 400], ["B", 135]]], ["t2", [["A", 300]]], ["t3", [["A", 200], ["B", 50]]]]


def test_waterfall_takes_in_the_order_of_the_law():
    found = waterfall(VILLAGE)
    assert [(line.code, line.fen, line.left) for line in found.lines] == [
        ("result", 52_340_018, 52_340_018), ("rent_ahead", -8_000_000, 44_340_018), ("grant", -2_000_000, 42_340_018),
        ("carried", 0, 42_340_018), ("losses", -3_000_000, 39_340_018), ("set_aside", -3_934_002, 35_406_016),
        ("set_aside", -1_967_001, 33_439_015), ("kept", 0, 33_439_015),
    ]  # fmt: skip
    assert (found.distributable, found.set_aside) == (33_439_015, 5_901_003)


def test_a_loss_is_made_good_before_anything_is_distributed():
    found = waterfall(VILLAGE | {"result": 5_000_000, "not_ours": [], "losses": 5_000_001})
    assert (found.distributable, found.set_aside) == (0, 0)


def test_what_earlier_years_left_is_not_charged_twice():
    found = waterfall(VILLAGE | {"result": 1_000, "not_ours": [], "losses": 0, "carried": 1_000_000})
    assert found.set_aside == 150
    assert found.distributable == 1_000_850


def test_rent_withheld_earlier_bears_its_set_aside_in_the_year_it_belongs_to():
    given_ = VILLAGE | {"result": 1_000, "not_ours": [], "losses": 0, "carried": 1_000_000, "released": 400_000}
    found = waterfall(given_)
    assert [(line.code, line.fen) for line in found.lines[:3]] == [
        ("result", 1_000), ("released", 400_000), ("carried", 600_000),
    ]  # fmt: skip
    assert found.set_aside == 60_150
    with pytest.raises(CannotDistribute):
        waterfall(given_ | {"released": 1_000_001})


@given(EARNINGS)
def test_no_fen_of_the_waterfall_is_lost(given_):
    found = waterfall(given_)
    assert sum(line.fen for line in found.lines) == found.lines[-1].left
    assert found.distributable == max(0, found.lines[-1].left)
    assert 0 <= found.set_aside <= max(0, given_["result"])
    available = given_["result"] + given_["carried"] - given_["losses"] - sum(row[2] for row in given_["not_ours"])
    assert found.distributable <= max(0, available)


@given(FEN, st.integers(1, 50))
def test_rent_of_many_years_is_spread_over_them_exactly(fen, years):
    ahead = [rent_ahead(fen, years, year) for year in range(1, years + 1)]
    assert ahead[-1] == 0
    parts = [before - after for before, after in zip([fen, *ahead], ahead, strict=False)]
    assert sum(parts) == fen
    assert max(parts) - min(parts) <= 1


@given(FEN, st.integers(1, 50), st.integers(2000, 2100))
def test_rent_with_its_term_comes_due_year_by_year_and_never_early(fen, years, first):
    row = ["rent_ahead", "", 0, fen, years, first]
    ahead = [ahead_in(row, year) for year in range(first - 1, first + years + 2)]
    assert (ahead[0], ahead[-3:]) == (fen, [0, 0, 0])
    assert ahead == sorted(ahead, reverse=True)
    given_ = VILLAGE | {"year": first, "not_ours": [[*row[:2], ahead[1], *row[3:]]]}
    assert waterfall(given_ | {"result": fen, "losses": 0}).lines[1].left == fen - ahead[1]
    with pytest.raises(CannotDistribute):
        waterfall(given_ | {"not_ours": [[*row[:2], ahead[1] + 1, *row[3:]]]})
    if ahead[0] != ahead[1]:
        with pytest.raises(CannotDistribute):
            waterfall(given_ | {"year": first - 1})


@given(FEN, HOLDINGS, st.sampled_from([FLOOR, LARGEST_REMAINDER]))
def test_statements_and_remainder_are_what_was_distributed(total, holdings, rounding):
    assume(any(holdings))
    amounts, prices, held = by_shares(total, PARTS, holdings, rounding)
    assert all(type(amount) is int and amount >= 0 for amount in amounts)
    assert sum(amounts) <= total
    if rounding == LARGEST_REMAINDER:
        assert sum(amounts) == total
    else:  # one fen is lost at most for each share of a class, and one for each line of a statement
        lines = sum(len(holding) for holding in holdings)
        assert total - sum(amounts) <= sum(-(-quantity // 100) for quantity in held.values()) + lines
    for holding, amount in zip(holdings, amounts, strict=True):
        if rounding == FLOOR:
            assert amount == sum(prices[code] * quantity // 100 for code, quantity in holding)


@given(EARNINGS, HOLDINGS, st.sampled_from([FLOOR, LARGEST_REMAINDER]))
def test_every_fen_of_a_distribution_is_somewhere(given_, holdings, rounding):
    assume(any(holdings))
    rule = RULE | {"earnings": given_, "classes": [[code, "", n] for code, n in PARTS.items()], "rounding": rounding}
    found = distribution(rule, [[f"t{n}", holding] for n, holding in enumerate(holdings)])
    assert sum(fen for _tracker, fen in found["statements"]) == found["distributed"]
    withheld = sum(row[2] for row in given_["not_ours"])
    left = given_["result"] + given_["carried"] - given_["losses"] - withheld
    assert found["set_aside"] + found["distributed"] + found["remainder"] == max(0, left)


@given(EARNINGS, st.lists(st.tuples(FEN, FEN), min_size=1, max_size=20))
def test_every_fen_of_a_cooperative_is_somewhere(given_, members):
    assume(any(trade for trade, _stake in members))
    rule = {"function": "trade", "by_trade": "3/5", "earnings": given_}
    found = distribution(rule, [[f"t{n}", list(member)] for n, member in enumerate(members)])
    assert sum(fen for _tracker, fen in found["statements"]) == found["distributed"] == found["distributable"]


@given(FEN, HOLDINGS, st.integers(1, 10**5))
def test_equal_holdings_get_equal_amounts_and_more_never_gets_less(total, holdings, more):
    assume(any(holdings))
    twin = [["A", more]]
    amounts, _prices, _held = by_shares(total, PARTS, [*holdings, twin, twin, [["A", more + 1]]], FLOOR)
    assert amounts[-3] == amounts[-2] <= amounts[-1]


@given(FEN, st.lists(st.integers(0, 10**9), min_size=1, max_size=50))
def test_apportion_gives_every_fen_and_nobody_more_than_a_fen_too_much(total, weights):
    assume(any(weights))
    amounts = apportion(total, weights)
    assert sum(amounts) == total
    assert all(
        abs(amount - Fraction(total * weight, sum(weights))) < 1
        for amount, weight in zip(amounts, weights, strict=True)
    )


@given(
    FEN, st.fractions(Fraction(3, 5), 1, max_denominator=100), st.lists(st.tuples(FEN, FEN), min_size=1, max_size=30)
)
def test_a_cooperative_gives_three_fifths_by_trade(total, rate, members):
    assume(any(trade for trade, _stake in members))
    amounts, pool = by_trade(total, rate, members)
    assert sum(amounts) == total
    assert pool * 5 >= total * 3


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"result": 0.5}, "not_a_number"), ({"result": True}, "not_a_number"), ({"losses": -1}, "not_a_number"),
        ({"set_asides": [["公积金", "2/3"], ["公益金", "1/2"]]}, "set_asides_over_one"), ({"kept": 10**12}, "kept_too_much"),
        ({"not_ours": [["tip", "", 5]]}, "not_a_number"), ({"books": [["501", "", 1]]}, "books_differ"),
        ({"books": [["501", "", 0.5]]}, "books_differ"),
    ],
)  # fmt: skip
def test_waterfall_refuses(change, code):
    with pytest.raises(CannotDistribute) as refused:
        waterfall(VILLAGE | change)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("change", "sheets", "code"),
    [
        ({}, [], "no_shares"), ({}, [["t1", []]], "no_shares"), ({}, [["t1", [["A", 5], ["A", 5]]]], "not_a_number"),
        ({}, [["t1", [["Z", 5]]]], "not_a_number"), ({}, [["t1", [["A", 1.5]]]], "not_a_number"),
        ({}, [["t1", [["A", -5]]]], "not_a_number"), ({"rounding": "up"}, SHEETS, "unknown_rounding"),
        ({"function": "need"}, SHEETS, "unknown_function"),
        ({"function": "trade", "by_trade": "1/2"}, [["t1", [5, 5]]], "too_little_by_trade"),
    ],
)  # fmt: skip
def test_distribution_refuses(change, sheets, code):
    with pytest.raises(CannotDistribute) as refused:
        distribution(RULE | change, sheets)
    assert refused.value.code == code


def test_a_village_by_hand():
    found = distribution(RULE, SHEETS)
    units = 900 * 1 + 185 * 3  # 14.55 parts
    assert found["per_share"] == [["A", 33_439_015 * 100 // units], ["B", 33_439_015 * 300 // units]]
    assert found["per_share"] == [["A", 2_298_214], ["B", 6_894_642]]
    assert found["statements"] == [["t1", 9_192_856 + 9_307_766], ["t2", 6_894_642], ["t3", 4_596_428 + 3_447_321]]
    assert found["distributed"] + found["remainder"] == found["distributable"] == 33_439_015


def test_in_a_cooperative_who_sold_more_gets_more():
    rule = {"function": "trade", "by_trade": "3/5", "earnings": VILLAGE}
    found = distribution(rule, [["t1", [80_000, 100]], ["t2", [20_000, 300]]])
    assert (found["by_trade"], found["remainder"]) == (20_063_409, 0)
    assert found["statements"] == [["t1", 16_050_727 + 3_343_902], ["t2", 4_012_682 + 10_031_704]]


@pytest.mark.parametrize(
    ("words", "rights"),
    [
        ("她已经嫁到外村", {"women"}), ("离婚了，户口还在", {"women"}), ("常年在外打工，不算", {"absent"}), ("正在服役", {"absent"}),
        ("老人去世，由子女继承", set()), ("自愿把两股转给弟弟，双方签字", set()),
    ],
)  # fmt: skip
def test_no_share_is_taken_for_marriage_or_absence(words, rights):
    assert {right for right, _words in forbidden_grounds(words)} == rights


def test_whoever_is_on_the_roll_and_holds_nothing_is_named():
    assert left_out([(1, 10), (2, 10), (3, None), (4, None)], persons={3}, households={10}) == [4]


@pytest.mark.parametrize(
    ("name", "word"), [("男丁股", "男"), ("外嫁女半股", "女"), ("常住股", "常住"), ("人口股", ""), ("土地股", "")]
)
def test_no_class_tells_members_apart_who_have_the_same_right(name, word):
    assert unequal_class(name) == word


def test_a_household_with_fewer_head_shares_than_members_is_named():
    members = [(1, "甲"), (2, "甲"), (3, "甲"), (4, "乙"), (5, None)]
    assert other_heads(members, {"甲": 200, "乙": 150, "没有人": 900}) == ([("甲", 3, 200)], [("乙", 1, 150)])
    assert other_heads(members, {"甲": 200, "乙": 150}, alone={1, 4}) == ([], [("乙", 0, 150)]), "a share of their own"


def test_no_float_anywhere_in_the_arithmetic():
    for path in Path(calc.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                assert not isinstance(node.value, float), path
            if isinstance(node, ast.BinOp):
                assert not isinstance(node.op, ast.Div), f"{path}:{node.lineno}"
            if isinstance(node, ast.Name):
                assert node.id not in ("float", "round"), f"{path}:{node.lineno}"


LISTED = st.lists(
    st.tuples(
        st.integers(1, 99_999_999),
        st.integers(0, 10**12),
        st.one_of(st.sampled_from(sorted(PAID)), st.sampled_from(["失败", "已退回", "账号不符，未成功"])),
    ),
    max_size=20,
)


@given(LISTED, st.sampled_from([",", "\t"]))
def test_the_list_the_bank_was_given_reads_back(listed, between):
    out = io.StringIO()
    table = csv.writer(out, delimiter=between)
    table.writerow(HEAD)
    table.writerows([n, "SH-1", "周, 小满", f"{fen // 100:,}.{fen % 100:02d}", "", word] for n, fen, word in listed)
    assert [(each.number, each.fen, each.has_failed) for each in answers("\ufeff" + out.getvalue())] == [
        (number, fen, word not in PAID) for number, fen, word in listed
    ]


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_no_other_word_counts_as_paid(word):
    assume(word not in PAID and not re.search("失败|退|不成功|未成功|fail", word, re.IGNORECASE))
    with pytest.raises(Unreadable) as unread:
        answers(f"1,2.00,{word}")
    assert (unread.value.code, unread.value.about) == ("unknown_result", word)
