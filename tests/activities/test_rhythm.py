"""What is due follows the calendar and the rules of the place, whatever was held."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.activities.calc.rhythm import KINDS, due, kinds_for, missed, period
from lianxin.activities.calc.voting import has_quorum, is_passed
from lianxin.activities.vocabulary import Kind

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
months = st.sampled_from([1, 2, 3, 4, 6, 12])


def test_every_kind_has_a_rhythm():
    assert list(KINDS) == Kind.values


@given(days, months)
def test_periods_divide_the_year(day, length):
    first, last = period(day, length)
    assert first <= day <= last
    assert first.day == 1
    assert period(last + timedelta(days=1), length)[0] == last + timedelta(days=1)
    assert (last.year - first.year) * 12 + last.month - first.month + 1 == length


def test_a_length_that_divides_no_year_is_refused():
    with pytest.raises(ValueError, match="5 months"):
        period(date(2026, 1, 1), 5)


@given(days, st.lists(st.tuples(st.sampled_from(list(KINDS)), days), max_size=12))
def test_due_is_what_was_not_held_in_the_period_that_runs(today, held):
    found = {each.kind: each for each in due(KINDS, KINDS, held, today)}
    for kind, length in KINDS.items():
        first, last = period(today, length)
        assert (kind not in found) == any(one == kind and first <= day <= last for one, day in held)
        assert kind not in found or found[kind].by == last


@given(days, st.lists(st.tuples(st.sampled_from(list(KINDS)), days), max_size=12))
def test_what_was_missed_lies_in_periods_that_are_over(today, held):
    found = missed(KINDS, KINDS, held, today.year, today)
    for kind, first, last in found:
        assert first.year == last.year == today.year
        assert last < today
        assert not any(one == kind and first <= day <= last for one, day in held)
    assert not missed(KINDS, KINDS, [], today.year + 1, today)


def test_a_small_branch_has_no_committee_to_meet():
    assert "branch_committee_meeting" not in kinds_for(6, has_groups=False)
    assert "branch_committee_meeting" in kinds_for(7, has_groups=False)
    assert "party_group_meeting" in kinds_for(3, has_groups=True)


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 200))
def test_a_vote_needs_half_present_and_more_than_half_of_all_due(due_, present, agreed):
    assert has_quorum(due_, present) == (due_ > 0 and present >= due_ / 2)
    if is_passed(due_, present, agreed):
        assert agreed > due_ / 2


def test_exactly_half_is_a_quorum_but_passes_nothing():
    assert has_quorum(10, 5)
    assert not is_passed(10, 10, 5)
    assert is_passed(10, 6, 6)
    assert not is_passed(13, 6, 7)
