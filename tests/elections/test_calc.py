from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.elections.calc import calendar, counting, kinship
from lianxin.elections.vocabulary import Method

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
METHODS = st.sampled_from([str(method) for method in Method])


@given(METHODS, DAYS)
def test_steps_come_in_their_order_and_move_with_the_polling_day(method, poll_on):
    steps = calendar.steps(method, poll_on)
    assert [step.day for step in steps] == sorted(step.day for step in steps)
    later = calendar.steps(method, poll_on + timedelta(days=7))
    assert [step.day + timedelta(days=7) for step in steps] == [step.day for step in later]
    assert {step.day for step in steps if step.code == "poll"} == {poll_on}


@given(st.sampled_from(["villagers", "household_reps", "residents", "resident_reps"]), DAYS)
def test_the_days_the_law_sets(method, poll_on):
    day = {step.code: step.day for step in calendar.steps(method, poll_on)}
    assert (poll_on - day["list"]).days == 20
    assert calendar.earliest_poll(method, day["list"]) == poll_on
    assert calendar.objections_until(day["list"]) == day["objections"]
    assert calendar.answer_by(day["objections"]) == day["answers"]
    assert day["handover"] == calendar.handover_by(poll_on) == poll_on + timedelta(days=10)


@pytest.mark.parametrize(
    ("method", "listed", "cast", "valid"),
    [
        ("villagers", 100, 50, False), ("villagers", 100, 51, True), ("villagers", 101, 51, True),
        ("household_reps", 10, 5, False), ("group", 60, 39, False), ("group", 60, 40, True), ("group", 61, 40, False),
        ("resident_reps", 30, 20, False), ("resident_reps", 30, 21, True),
        ("assembly", 100, 50, False), ("assembly", 101, 51, True), ("reps", 30, 19, False), ("reps", 30, 20, True),
        ("member_assembly", 30, 20, True), ("member_reps", 31, 20, False), ("by_homes", 20, 10, False),
        ("branch", 10, 8, True), ("branch", 10, 7, False), ("branch", 9, 8, True), ("branch", 9, 7, False),
    ],
)  # fmt: skip
def test_a_poll_is_valid_when_enough_took_part(method, listed, cast, valid):
    assert counting.is_valid(method, listed, cast) is valid


@pytest.mark.parametrize(
    ("method", "seats", "fewest"),
    [("villagers", 1, 2), ("villagers", 4, 5), ("branch", 1, 2), ("branch", 3, 4), ("branch", 5, 6), ("branch", 6, 8)],
)
def test_candidates_are_more_than_seats(method, seats, fewest):
    assert counting.fewest_candidates(method, seats) == fewest


def test_more_than_half_elect_and_a_third_in_a_run_off():
    first = counting.outcome("villagers", 100, 60, {"a": 31, "b": 30, "c": 20}, 2)
    assert (first.elected, first.open_seats) == (("a",), 1)
    second = counting.outcome("villagers", 100, 60, {"b": 20, "c": 19}, 1, is_run_off=True)
    assert (second.elected, second.open_seats) == (("b",), 0)
    assert not counting.outcome("villagers", 100, 3, {"b": 3}, 1, is_run_off=True).is_valid
    assert counting.outcome("branch", 10, 10, {"b": 5}, 1, is_run_off=True).elected == ()


def test_of_the_collective_two_thirds_of_all_elect_and_of_a_meeting_more_than_half_of_who_came():
    assert counting.outcome("member_assembly", 30, 24, {"a": 20, "b": 19}, 2).elected == ("a",)
    assert counting.outcome("member_reps", 30, 30, {"a": 19}, 1, is_run_off=True).elected == ()
    assert counting.outcome("reps", 30, 20, {"a": 11, "b": 10}, 2).elected == ("a",)
    assert counting.fewest_candidates("reps", 3) == counting.fewest_candidates("member_assembly", 3) == 3


def test_a_group_elects_by_its_own_plan():
    """No list of twenty days, no audit, nothing handed over."""
    steps = calendar.steps("group", date(2026, 12, 1))
    assert {step.code for step in steps} == {"list", "notice", "candidates", "poll", "result"}
    assert calendar.earliest_poll("group", date(2026, 12, 1)) == date(2026, 12, 1)


@pytest.mark.parametrize("method", ["assembly", "member_assembly"])
def test_an_assembly_is_called_ten_days_before(method):
    (notice,) = [step for step in calendar.steps(method, date(2026, 12, 11)) if step.code == "notice"]
    assert (notice.day, notice.is_law) == (date(2026, 12, 1), True)


def test_a_tie_for_the_last_seat_elects_neither():
    found = counting.outcome("villagers", 100, 90, {"a": 80, "b": 50, "c": 50}, 2)
    assert (found.elected, set(found.tied), found.open_seats) == (("a",), {"b", "c"}, 1)


@given(
    METHODS,
    st.integers(1, 300),
    st.data(),
    st.integers(1, 5),
    st.booleans(),
)
def test_nobody_is_elected_without_enough_votes_or_before_who_has_more(method, listed, data, seats, is_run_off):
    cast = data.draw(st.integers(0, listed))
    votes = data.draw(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, cast)))
    found = counting.outcome(method, listed, cast, votes, seats, is_run_off=is_run_off)
    assert len(found.elected) + found.open_seats == seats
    assert not set(found.elected) & set(found.tied)
    assert found.is_valid == counting.is_valid(method, listed, cast)
    if not found.is_valid:
        assert (found.elected, found.open_seats) == ((), seats)
    rules = counting.RULES[method]
    share = Fraction(1, 3) if is_run_off and rules.run_off else Fraction(1, 2)
    for each in found.elected:
        assert votes[each] >= share * cast
        assert votes[each] > share * cast or share == Fraction(1, 3)
        assert not rules.of_all or 3 * votes[each] >= 2 * listed
        assert all(votes[other] <= votes[each] for other in votes if other not in found.elected)
    if found.open_seats and found.is_valid and not found.tied:
        rest = [each for each in votes if each not in found.elected]
        assert not any(
            counting.has_enough(method, votes[each], cast, listed, is_run_off=is_run_off) and votes[each]
            for each in rest
        )


PEOPLE = "abcdefg"
VOTES = st.fixed_dictionaries({each: st.tuples(st.integers(1, 2), st.integers(0, 4)) for each in PEOPLE})
PAIRS = st.sets(st.sampled_from([(a, b) for a in PEOPLE for b in PEOPLE if a < b]))


@given(PAIRS, VOTES)
def test_of_kin_nobody_goes_for_somebody_who_goes(pairs, votes):
    goes, either, stays = kinship.settle(sorted(pairs), votes)
    assert not stays & goes.keys()
    for gone, kept in goes.items():
        assert kept in stays
        assert tuple(sorted((gone, kept))) in pairs
        assert votes[kept][0] == votes[gone][0]
        assert votes[kept][1] > votes[gone][1]
    assert not [pair for pair in pairs if set(pair) <= stays]
    for one, other in either:
        assert not {one, other} & (stays | goes.keys())
        assert votes[one][0] != votes[other][0] or votes[one] == votes[other]
    if not either:
        assert stays | goes.keys() == set(PEOPLE)


def test_a_chain_keeps_both_its_ends():
    votes = {"father": (1, 60), "son": (1, 50), "wife": (1, 40)}
    assert kinship.settle([("father", "son"), ("son", "wife")], votes) == ({"son": "father"}, [], {"father", "wife"})
