"""Quorum and majority of every body, at the number that just holds and the one below it."""

from dataclasses import replace
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.deliberation.calc.bodies import BODIES
from lianxin.deliberation.calc.quorum import (
    Attendance,
    Impossible,
    Roll,
    Votes,
    enough_candidates,
    evaluate,
    must_convene,
)
from lianxin.deliberation.calc.quorum_rules import RULES, Number
from lianxin.deliberation.calc.shares import at_least, more_than
from lianxin.deliberation.calc.weights import keeps_the_cap

#: rule → (needed for a quorum, needed yes) of a roll of 36 persons, all of them present; None: the text is silent.
AT_36 = {
    "villagers_assembly": (19, 19),
    "villager_rep_assembly": (24, 19),
    "villagers_group": (24, 19),
    "residents_assembly": (19, 19),
    "resident_rep_assembly": (24, 19),
    "collective_member_assembly": (24, 24),
    "collective_rep_assembly": (None, 24),
    "collective_council": (24, 19),
    "benefits_to_non_members": (24, 27),
    "land_by_members": (None, 24),
    "land_by_collective": (None, 24),
    "land_by_representatives": (None, 24),
    "cooperative_meeting": (24, 19),
    "cooperative_charter": (24, 24),
    "cooperative_rep_assembly": (24, 19),
    "cooperative_rep_charter": (24, 24),
    "party_branch": (18, 19),
    "party_branch_committee": (18, None),
    "party_branch_election": (29, 19),
    "committee_election": (19, 19),
    "committee_run_off": (None, 12),
    "committee_recall": (19, 19),
}


def test_every_body_is_tested_and_names_its_source():
    assert set(AT_36) == set(RULES)
    assert all("法" in rule.source or "条例" in rule.source for rule in RULES.values())


def test_who_may_take_part_from_afar_is_a_matter_of_the_body_whatever_the_item():
    for body in BODIES.values():
        assert {RULES[item].takes_remote for item in body.for_items} <= {body.rule.takes_remote}, body.code


@pytest.mark.parametrize("code", AT_36)
def test_evaluate_at_the_boundaries(code):
    quorum, yes = AT_36[code]
    roll = Roll(36)
    if quorum:
        assert evaluate(code, roll, Attendance(quorum), Votes()).quorum_met is True
        assert evaluate(code, roll, Attendance(quorum - 1), Votes(yes=quorum - 1)).quorum_met is False
    else:
        assert evaluate(code, roll, Attendance(1), Votes()).quorum_met is None
    if yes:
        assert evaluate(code, roll, Attendance(36), Votes(yes=yes, no=36 - yes)).passed is True
        assert evaluate(code, roll, Attendance(36), Votes(yes=yes - 1, no=37 - yes)).passed is False
    else:
        assert evaluate(code, roll, Attendance(36), Votes(yes=36)).passed is None


@pytest.mark.parametrize(
    ("persons", "half", "two_thirds", "three_quarters"),
    [(35, 18, 24, 27), (37, 19, 25, 28), (1, 1, 1, 1), (2, 2, 2, 2), (3, 2, 2, 3)],
)
def test_needed_rounds_up_and_more_than_half_is_not_half(persons, half, two_thirds, three_quarters):
    assert more_than(1, 2).needed(persons) == half
    assert at_least(2, 3).needed(persons) == two_thirds
    assert at_least(3, 4).needed(persons) == three_quarters


def test_exactly_half_is_enough_for_a_branch_and_not_for_an_assembly():
    assert evaluate("party_branch", Roll(10), Attendance(5), Votes()).quorum_met
    assert not evaluate("villagers_assembly", Roll(10, households=4), Attendance(5), Votes()).quorum_met


def test_households_make_a_quorum_of_their_own():
    roll = Roll(persons=1200, households=300)
    assert evaluate("villagers_assembly", roll, Attendance(200, households=200), Votes(yes=101)).passed
    outcome = evaluate("villagers_assembly", roll, Attendance(199, households=199), Votes(yes=199))
    assert outcome.quorum_met is False
    assert outcome.passed is False, "nothing passes without a quorum"
    for group, holds in ((200, True), (199, False)):
        outcome = evaluate("villagers_group", roll, Attendance(group, households=group), Votes())
        assert outcome.quorum_met is holds, "two thirds exactly"
    assert not evaluate("residents_assembly", roll, Attendance(150, households=150), Votes()).quorum_met
    assert evaluate("residents_assembly", roll, Attendance(151, households=151), Votes()).quorum_met


def test_an_assembly_that_fails_by_one_says_the_formula_with_its_numbers():
    outcome = evaluate("villager_rep_assembly", Roll(36), Attendance(23), Votes(yes=23))
    (line,) = outcome.quorum
    assert (line.count_name, line.count, line.of_name, line.of, line.needed) == (
        Number.PRESENT,
        23,
        Number.ROLL,
        36,
        24,
    )
    assert line.formula == "23 < 2/3 × 36"
    (line,) = outcome.majority
    assert line.formula == "23 > 1/2 × 23"
    assert outcome.version == "2026-01-01"


def test_half_of_those_present_is_written_as_not_more():
    (line,) = evaluate("villagers_assembly", Roll(10), Attendance(8), Votes(yes=4, no=4)).majority
    assert line.formula == "4 ≤ 1/2 × 8"


def test_abstentions_and_spoilt_sheets_weigh_against_those_present():
    assert not evaluate("villagers_assembly", Roll(10), Attendance(10), Votes(yes=5, abstain=3, invalid=2)).passed
    assert not evaluate("villagers_assembly", Roll(10), Attendance(10), Votes(yes=5)).passed, "nor who did not vote"


def test_remote_attendance_counts_only_where_the_law_allows_it():
    assert evaluate("collective_member_assembly", Roll(9), Attendance(3, online=2, proxies=1), Votes(yes=6)).passed
    with pytest.raises(Impossible, match="remote_not_allowed"):
        evaluate("villagers_assembly", Roll(9), Attendance(3, online=2), Votes())


def test_a_cooperative_counts_its_votes_not_its_heads():
    roll = Roll(20, votes=24)
    for code, needed in (("cooperative_meeting", 13), ("cooperative_charter", 16)):
        assert evaluate(code, roll, Attendance(14), Votes(yes=needed)).passed
        assert not evaluate(code, roll, Attendance(14), Votes(yes=needed - 1)).passed
        assert evaluate(code, roll, Attendance(13), Votes(yes=needed)).quorum_met is False, "so many persons, not votes"


@given(st.integers(0, 5000), st.integers(-3, 3))
def test_additional_votes_are_a_fifth_of_the_basic_at_most(members, off):
    votes = members + members // 5 + off
    lawful = votes >= members and Fraction(votes - members) <= Fraction(1, 5) * members
    assert keeps_the_cap(members, votes) == lawful
    if members and votes >= members:
        attempt = partial(
            evaluate, "cooperative_meeting", Roll(members, votes=votes), Attendance(members), Votes(votes)
        )
        if lawful:
            assert attempt().passed
        else:
            with pytest.raises(Impossible):
                attempt()


def test_a_charter_fills_what_the_law_leaves_open():
    rule = replace(RULES["collective_rep_assembly"], quorum=RULES["collective_council"].quorum)
    assert evaluate(rule, Roll(30), Attendance(20), Votes(yes=20)).passed
    assert not evaluate(rule, Roll(30), Attendance(19), Votes(yes=19)).passed


@pytest.mark.parametrize(
    ("roll", "attendance", "votes", "code"),
    [
        (Roll(5), Attendance(6), Votes(), "more_present_than_on_the_roll"),
        (Roll(5), Attendance(3), Votes(yes=2, no=2), "more_votes_than_present"),
        (Roll(5, households=2), Attendance(3, households=3), Votes(), "more_households_than_there_are"),
        (Roll(5), Attendance(-1), Votes(), "not_a_count"),
        (Roll(5), Attendance(True), Votes(), "not_a_count"),
    ],
)
def test_numbers_that_cannot_be_are_refused(roll, attendance, votes, code):
    with pytest.raises(Impossible, match=code):
        evaluate("villagers_assembly", roll, attendance, votes)


def test_an_empty_roll_decides_nothing():
    outcome = evaluate("villager_rep_assembly", Roll(0), Attendance(0), Votes())
    assert (outcome.quorum_met, outcome.passed) == (False, False)


def test_signatures_that_oblige_to_call_a_meeting():
    roll = Roll(persons=1000, representatives=40)
    assert any(line.holds for line in must_convene("villagers_assembly", roll, signers=100))
    assert not any(line.holds for line in must_convene("villagers_assembly", roll, signers=99, representatives=13))
    assert any(line.holds for line in must_convene("villagers_assembly", roll, representatives=14))
    assert any(line.holds for line in must_convene("villager_rep_assembly", Roll(40), representatives=8))
    assert not any(line.holds for line in must_convene("villager_rep_assembly", Roll(40), representatives=7))
    assert any(line.holds for line in must_convene("committee_recall", roll, signers=200))
    streets = Roll(persons=1000, households=310, representatives=40)
    for signed, holds in (
        ({"households": 31}, True),
        ({"households": 30, "signers": 99, "representatives": 13}, False),
    ):
        assert any(line.holds for line in must_convene("residents_assembly", streets, **signed)) is holds
    for signed, holds in ((8, True), (7, False)):
        assert (
            any(line.holds for line in must_convene("resident_rep_assembly", Roll(40), representatives=signed)) is holds
        )


def test_a_party_election_has_a_fifth_more_candidates_than_seats():
    assert enough_candidates(5, 6)
    assert not enough_candidates(6, 7)
    assert enough_candidates(6, 8)


meetings = st.integers(1, 400).flatmap(
    lambda persons: st.integers(0, persons).flatmap(
        lambda present: st.tuples(st.just(persons), st.just(present), st.integers(0, present))
    )
)
codes = st.sampled_from(sorted(RULES))


@given(codes, meetings)
def test_one_more_yes_never_makes_a_motion_fail(code, numbers):
    persons, present, yes = numbers
    if yes == present:
        return
    before = evaluate(code, Roll(persons), Attendance(present), Votes(yes=yes))
    after = evaluate(code, Roll(persons), Attendance(present), Votes(yes=yes + 1))
    assert not before.passed or after.passed


@given(codes, meetings)
def test_one_more_present_never_breaks_a_quorum(code, numbers):
    persons, present, _yes = numbers
    if present == persons:
        return
    before = evaluate(code, Roll(persons), Attendance(present), Votes())
    assert not before.quorum_met or evaluate(code, Roll(persons), Attendance(present + 1), Votes()).quorum_met


@given(st.fractions(min_value=Fraction(1, 9), max_value=1, max_denominator=60), st.booleans(), st.integers(1, 10**6))
def test_needed_is_the_smallest_count_that_holds(part, strict, whole):
    share = replace(more_than(1, 2), part=part, strict=strict)
    needed = share.needed(whole)
    assert needed > part * whole if strict else needed >= part * whole
    assert not (needed - 1 > part * whole if strict else needed - 1 >= part * whole)
