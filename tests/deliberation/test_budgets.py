"""Budgets: the fast exact rules beside the plain ones, published winners, files, and a reason for every project."""

import os
import subprocess
import sys
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.deliberation.calc.budgets import (
    Completion,
    Election,
    Project,
    Utility,
    Why,
    greedy,
    pabulib,
    paid_by,
    plain,
)
from lianxin.deliberation.calc.budgets.columns import Columns
from lianxin.deliberation.calc.budgets.earning import phragmen
from lianxin.deliberation.calc.budgets.sharing import equal_shares

SHARED = Path(os.environ.get("LIANXIN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data")) / "budgets"


def election(budget, costs, ballots, ties=None):
    """``costs`` by project id; ``ballots`` lists of ids, or ``{id: points}``."""
    at = {name: n for n, name in enumerate(costs)}
    piles = {}
    for ballot in ballots:
        points = ballot if isinstance(ballot, dict) else dict.fromkeys(ballot, 1)
        key = tuple(sorted((at[name], n) for name, n in points.items()))
        piles[key] = piles.get(key, 0) + 1
    return Election(budget, [Project(name, Fraction(cost)) for name, cost in costs.items()], piles, ties)


names = "abcdef"
ballots_of_marks = st.lists(st.sets(st.sampled_from(names[:5])).map(sorted), min_size=1, max_size=9)
ballots_of_points = st.lists(
    st.dictionaries(st.sampled_from(names[:5]), st.integers(0, 4), max_size=4), min_size=1, max_size=8
)
costs = st.lists(st.integers(0, 30), min_size=5, max_size=5).map(lambda c: dict(zip(names, c, strict=False)))


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 70), costs, ballots_of_marks | ballots_of_points, st.sampled_from(Utility))
def test_equal_shares_is_the_rule_as_written_down(budget, prices, ballots, utility):
    case = election(budget, prices, ballots)
    once = equal_shares(case, utility=utility, completion=Completion.NONE)
    assert once.winners == plain.equal_shares(case, utility=utility, completion=Completion.NONE)
    assert once.spent <= case.budget
    completed = equal_shares(case, utility=utility)
    assert completed.winners == plain.equal_shares(case, utility=utility)


@settings(max_examples=100, deadline=None)
@given(st.integers(100, 5000), costs, ballots_of_marks, st.integers(1, 40))
def test_raises_that_are_skipped_would_have_changed_nothing(budget, prices, ballots, factor):
    case = election(budget, {name: cost * factor * 7 for name, cost in prices.items()}, ballots)
    assert equal_shares(case).winners == plain.equal_shares(case)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 70), costs, ballots_of_marks)
def test_phragmen_is_the_rule_as_written_down(budget, prices, ballots):
    case = election(budget, prices, ballots)
    assert phragmen(case).winners == plain.phragmen(case)


@given(costs, ballots_of_marks | ballots_of_points)
def test_columns_say_what_the_ballots_say(prices, ballots):
    case = election(1, prices, ballots)
    table = Columns(case)
    assert [list(zip(*(part.tolist() for part in both), strict=True)) for both in table.support] == case.backers
    assert table.voters == [sum(case.weights[pile] for pile, _points in found) for found in case.backers]
    assert table.gains(by_points=True)[1] == case.scores


def test_columns_of_more_projects_than_a_short_number_holds():
    case = Election(
        1, [Project(str(n), Fraction(1)) for n in range(40_000)], {((39_999, 1),): 3, ((7, 1), (39_999, 1)): 1}
    )
    table = Columns(case)
    assert (table.voters[7], table.voters[39_999], sum(table.voters)) == (1, 4, 5)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 70), costs, ballots_of_marks, st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_does_not_matter(budget, prices, ballots, luck):
    mixed = luck.sample(ballots, len(ballots))
    for rule in (greedy, equal_shares, phragmen):
        one, two = rule(election(budget, prices, ballots)), rule(election(budget, prices, mixed))
        assert (one.winners, one.losers, one.spent) == (two.winners, two.losers, two.spent)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 70), costs, ballots_of_marks | ballots_of_points)
def test_every_project_has_its_reason_once(budget, prices, ballots):
    case = election(budget, prices, ballots)
    for outcome in (greedy(case), phragmen(case), *(equal_shares(case, utility=u) for u in Utility)):
        told = [*outcome.winners, *(loser.project for loser in outcome.losers)]
        assert sorted(told) == sorted(prices)
        assert outcome.spent == sum(Fraction(prices[name]) for name in outcome.winners) <= case.budget


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 70), costs, ballots_of_marks | ballots_of_points, st.sampled_from(Utility))
def test_what_voters_paid_adds_up_to_what_was_bought(budget, prices, ballots, utility):
    case = election(budget, prices, ballots)
    outcome = equal_shares(case, utility=utility)
    paid = {name: Fraction(0) for name in outcome.winners}
    for ballot, times in case.piles.items():
        mine = paid_by(outcome, case, ballot)
        assert sum(amount for _name, amount in mine) <= outcome.share
        for name, amount in mine:
            paid[name] += amount * times
    assert paid == {name: Fraction(prices[name]) for name in outcome.winners}


@given(st.integers(1, 70), costs, ballots_of_marks.filter(any), st.data())
def test_one_more_vote_never_takes_a_greedy_winner_out_when_costs_are_equal(budget, prices, ballots, data):
    prices = dict.fromkeys(prices, 10)
    won = greedy(election(budget, prices, ballots)).winners
    if won:
        winner = data.draw(st.sampled_from(won))
        assert winner in greedy(election(budget, prices, [*ballots, [winner]])).winners


def test_greedy_says_why_each_did_not_win():
    case = election(100, {"a": 60, "b": 50, "c": 40, "d": 101, "e": 1}, [["a", "b", "c", "d"]] * 3 + [["a"]])
    outcome = greedy(case)
    assert outcome.winners == ("a", "c")
    assert [(one.project, one.why, one.missing) for one in outcome.losers] == [
        ("b", Why.NO_LONGER_FITS, 50), ("d", Why.TOO_DEAR, 1), ("e", Why.NO_SUPPORT, None),
    ]  # fmt: skip
    assert [one.why for one in greedy(case, threshold=4).losers].count(Why.BELOW_THRESHOLD) == 3
    assert greedy(case, skips=False).losers[-1].why is Why.NO_SUPPORT


def test_greedy_takes_the_cheaper_of_equals_and_names_the_tie():
    case = election(10, {"a": 9, "b": 8}, [["a", "b"]])
    assert greedy(case).winners == ("b",)
    assert greedy(case).rounds[0].tied == ("a",)
    assert greedy(election(10, {"a": 9, "b": 8}, [["a", "b"]], ties=["a", "b"])).winners == ("a",)


def test_shares_serve_a_minority_that_votes_leave_out():
    case = election(100, {"road": 60, "lamp": 40, "well": 40}, [["road", "lamp"]] * 6 + [["well"]] * 4)
    assert greedy(case).winners == ("lamp", "road")
    outcome = equal_shares(case, completion=Completion.NONE)
    assert outcome.winners == ("lamp", "well")
    assert outcome.losers[0].why is Why.SUPPORTERS_SPENT
    assert outcome.losers[0].missing == 40
    assert paid_by(outcome, case, ((2, 1),)) == [("well", 10)]


def test_equal_prices_to_the_last_fraction_are_a_tie():
    third = Fraction(1, 3)
    case = election(2, {"a": third, "b": third + Fraction(1, 10**12)}, [["a", "b"], ["a", "b"], ["a"], ["b"]])
    outcome = equal_shares(case, utility=Utility.CARDINALITY, completion=Completion.NONE)
    assert outcome.rounds[0].project == "a"
    assert outcome.rounds[0].tied == (), "a float sees no difference, a fraction does"
    same = election(2, {"a": third, "b": third}, [["a", "b"], ["a"], ["b"]])
    assert equal_shares(same, completion=Completion.NONE).rounds[0].tied == ("b",)


@pytest.mark.parametrize("ballots", [[[]], [[], []], []])
def test_nobody_voted_for_anything(ballots):
    case = election(100, {"a": 10, "b": 0}, ballots)
    for outcome in (greedy(case), phragmen(case), equal_shares(case)):
        assert outcome.winners == ()
        assert {loser.why for loser in outcome.losers} == {Why.NO_SUPPORT}


def test_a_free_project_wins_with_one_voice():
    case = election(10, {"a": 0, "b": 10}, [["a"], ["b"]])
    assert set(equal_shares(case).winners) == {"a", "b"}
    assert equal_shares(case).rounds[0].why is Why.FREE


def test_two_projects_of_one_name_are_refused():
    with pytest.raises(ValueError, match="own id"):
        Election(10, [Project("a", Fraction(1)), Project("a", Fraction(2))], {})


# --- files ---

FILE = """META
key;value
description;村里的钱
num_projects;3
num_votes;4
budget;1000,50
vote_type;approval
PROJECTS
project_id;cost;votes;name;selected
1;600;3;"路灯; 南头";1
2;400.25;2;井台;1
x-3;300;1;凉亭;0
VOTES
voter_id;age;vote
1;30;1,2
2;44;1
3;;1,2,x-3
4;70;
"""


def test_read_a_file_with_quotes_commas_and_an_empty_ballot():
    paper = pabulib.read(FILE)
    assert paper.election.budget == Fraction("1000.5")
    assert [project.name for project in paper.election.projects] == ["路灯; 南头", "井台", "凉亭"]
    assert paper.election.voters == 4
    assert paper.election.scores == [3, 2, 1]
    assert paper.published == ("1", "2") == greedy(paper.election).winners


def test_what_is_written_reads_back_the_same():
    paper = pabulib.read(FILE)
    again = pabulib.read(pabulib.write(paper))
    assert again.election.piles == paper.election.piles
    assert (again.election.projects, again.election.budget) == (paper.election.projects, paper.election.budget)
    assert again.published == paper.published


def test_points_and_ranks_are_read_as_points():
    points = FILE.replace("approval", "cumulative").replace(
        "age;vote\n1;30;1,2\n2;44;1\n3;;1,2,x-3\n4;70;\n", "vote;points\n1;1,2;3,1\n2;2;0\n"
    )
    assert pabulib.read(points).election.scores == [3, 1, 0]
    again = pabulib.read(pabulib.write(pabulib.read(points)))
    assert again.election.scores == [3, 1, 0]
    ranks = FILE.replace("vote_type;approval", "vote_type;ordinal\nmax_length;3")
    assert pabulib.read(ranks).election.scores == [9, 4, 1]


@pytest.mark.parametrize(
    ("old", "new", "fault", "line"),
    [
        ("3;;1,2,x-3", "3;;1,9", "unknown_project", 17),
        ("3;;1,2,x-3", "3;;1,1", "repeated_in_ballot", 17),
        ("x-3;300", "2;300", "repeated_project", 12),
        ("x-3;300", "x-3;-300", "bad_money", 12),
        ("x-3;300", "x-3;1e3", "bad_money", 12),
        ("budget;1000,50", "budget;viel", "no_budget", 2),
        ("voter_id;age;vote", "voter_id;age;voice", "no_column", 14),
        ("VOTES\n", "", "no_section", 0),
        ("vote_type;approval", "vote_type;telepathy", "unknown_kind", 2),
        ("vote_type;approval", "vote_type;cumulative", "no_column", 14),
    ],
)
def test_a_bad_file_names_line_and_fault(old, new, fault, line):
    with pytest.raises(pabulib.BadFile) as caught:
        pabulib.read(FILE.replace(old, new))
    assert (caught.value.faults[0].fault, caught.value.faults[0].line) == (fault, line)


def test_points_that_do_not_fit_their_projects():
    text = FILE.replace("approval", "cumulative").replace("voter_id;age;vote", "voter_id;points;vote")
    with pytest.raises(pabulib.BadFile) as caught:
        pabulib.read(text)
    assert {fault.fault for fault in caught.value.faults} == {"uneven_points"}


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    with suppress(pabulib.BadFile):
        assert pabulib.read(text).election.budget >= 0


def test_a_recount_needs_no_numpy():
    code = """
import sys
sys.modules["numpy"] = sys.modules["scipy"] = sys.modules["django"] = None
from lianxin.deliberation.calc import elections, quorum, ranked, tallies
from lianxin.deliberation.calc.budgets import greedy, pabulib, plain
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


# --- published elections ---

FILES = sorted(SHARED.glob("*.pb"))


@pytest.mark.skipif(not FILES, reason=f"no published elections at {SHARED}; set LIANXIN_SHARED_DATA")
def test_published_winners_are_found_again():
    checked = {}
    for path in FILES:
        paper = pabulib.read(path.read_text(encoding="utf-8"))
        rule = paper.meta.get("rule", "")
        if paper.published is None:
            continue
        if rule in ("greedy", "greedy-threshold"):
            outcome = greedy(paper.election, threshold=paper.threshold)
        elif rule == "greedy-no-skip":
            outcome = greedy(paper.election, threshold=paper.threshold, skips=False)
        elif rule == "equalshares/add1":
            outcome = equal_shares(paper.election)
        else:
            continue
        assert set(outcome.winners) == set(paper.published), path.name
        checked[rule] = checked.get(rule, 0) + 1
    assert checked["greedy"] + checked["greedy-threshold"] + checked["greedy-no-skip"] >= 39
    assert checked["equalshares/add1"] == 2


@pytest.mark.skipif(not FILES, reason=f"no published elections at {SHARED}; set LIANXIN_SHARED_DATA")
def test_published_files_read_back_the_same():
    for path in FILES[::9]:
        paper = pabulib.read(path.read_text(encoding="utf-8"))
        again = pabulib.read(pabulib.write(paper))
        assert (again.election.scores, again.election.voters) == (paper.election.scores, paper.election.voters)
