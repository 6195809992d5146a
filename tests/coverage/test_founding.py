"""Suggestions keep the numbers of the rules, whatever the units."""

from hypothesis import given
from hypothesis import strategies as st

from lianxin.coverage.calc.founding import FEWEST_MEMBERS, MOST_UNITS, Kind, Suggestion, Unit, Why, suggest

units = st.lists(
    st.builds(Unit, st.uuids().map(str), st.integers(0, 60), st.sampled_from(["", "东区", "西区"]), st.sampled_from(["", "快递", "外卖"])),
    max_size=25,
    unique_by=lambda unit: unit.key,
)  # fmt: skip


@given(units)
def test_everybody_is_in_one_suggestion_that_keeps_the_rules(given_units):
    made, known = suggest(given_units), {unit.key: unit for unit in given_units}
    assert sorted(key for one in made for key in one.units) == sorted(known)
    for one in made:
        members = [known[key] for key in one.units]
        assert one.full_members == sum(unit.full_members for unit in members)
        if one.kind is Kind.BRANCH:
            assert len(members) == 1
            assert one.full_members >= FEWEST_MEMBERS
        if one.kind is Kind.JOINT_BRANCH:
            assert 2 <= len(members) <= MOST_UNITS
            assert one.full_members >= FEWEST_MEMBERS
            assert all(0 < unit.full_members < FEWEST_MEMBERS for unit in members)
            shared = {unit.near if one.why is Why.NEIGHBOURS else unit.trade for unit in members}
            assert len(shared) == 1
            assert "" not in shared
        if one.kind is Kind.INSTRUCTOR:
            assert one.full_members < FEWEST_MEMBERS


@given(units)
def test_two_neighbours_who_are_enough_together_are_not_left_with_instructors(given_units):
    alone = {key for one in suggest(given_units) if one.kind is Kind.INSTRUCTOR for key in one.units}
    for area in ("东区", "西区"):
        left = [unit.full_members for unit in given_units if unit.key in alone and unit.near == area]
        assert sum(left) < FEWEST_MEMBERS


def test_exactly_three_and_exactly_five():
    assert suggest([Unit("驿站", 3)]) == [Suggestion(Kind.BRANCH, ("驿站",), 3, Why.ENOUGH_MEMBERS)]
    one_each = [Unit(str(number), 1, "物流园") for number in range(5)]
    assert [(s.kind, len(s.units)) for s in suggest(one_each)] == [(Kind.JOINT_BRANCH, 5)]
    two = suggest([Unit("甲", 2, "物流园", "快递"), Unit("乙", 1, "老街", "快递"), Unit("丙", 0, "老街")])
    assert [(s.kind, s.units, s.why) for s in two] == [
        (Kind.JOINT_BRANCH, ("甲", "乙"), Why.SAME_TRADE),
        (Kind.INSTRUCTOR, ("丙",), Why.TOO_FEW_TOGETHER),
    ]
