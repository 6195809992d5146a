"""Ballots of every kind: what counts, what does not and why, and that neither order nor more support does harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.deliberation.calc import ranked, tallies
from lianxin.deliberation.calc.ballots import Reason, by_lot
from lianxin.deliberation.calc.elections import RUN_OFF, elect

OPTIONS = ("road", "well", "lamp", "hall")
sheets_of_marks = st.lists(st.lists(st.sampled_from((*OPTIONS, "moon")), max_size=5), max_size=14)
rankings = st.lists(st.permutations(OPTIONS).flatmap(lambda o: st.integers(1, 4).map(lambda n: o[:n])), max_size=12)


def test_yes_no_counts_spoilt_sheets_by_reason():
    tally = tallies.yes_no([["yes"], ["yes"], ["no"], ["abstain"], [], ["yes", "no"], ["perhaps"], ["yes", "yes"]])
    assert tally.counts == {"yes": 2, "no": 1, "abstain": 1}
    assert tally.count.valid == 4
    assert tally.count.invalid == {
        Reason.EMPTY: 1, Reason.REPEATED: 1, Reason.TOO_MANY: 1, Reason.UNKNOWN: 1,
    }  # fmt: skip


def test_choose_takes_at_most_k_marks():
    tally = tallies.choose([["road", "well"], ["road"], ["road", "well", "lamp"]], OPTIONS, most=2, seats=1)
    assert (tally.winners, tally.counts["road"], tally.count.invalid) == (("road",), 2, {Reason.TOO_MANY: 1})


def test_a_tie_goes_by_the_published_order_and_is_named():
    sheets = [["road"], ["well"]]
    assert tallies.approval(sheets, OPTIONS).winners == ("road",)
    lot = tallies.approval(sheets, OPTIONS, ties=("well", "hall", "road", "lamp"))
    assert (lot.winners, set(lot.tied)) == (("well",), {"road", "well"})
    assert tallies.approval([["road"]], OPTIONS, seats=2).winners == ("road",), "no marks, no seat"


def test_a_tie_order_must_name_every_option_once():
    with pytest.raises(ValueError, match="tie order"):
        tallies.approval([], OPTIONS, ties=("road", "road", "well", "lamp"))
    with pytest.raises(ValueError, match="once"):
        tallies.approval([], ("road", "road"))


def test_a_lot_depends_on_the_seed_alone():
    drawn = {by_lot(OPTIONS, f"head {n}")[0] for n in range(60)}
    assert drawn == set(OPTIONS)
    assert by_lot(OPTIONS, "a") == by_lot(OPTIONS[::-1], "a")


def test_points_are_whole_and_within_the_budget():
    sheets = [{"road": 3, "well": 2}, {"road": 6}, {"well": -1}, {"well": 1.5}, {}, {"moon": 1}, {"well": 4, "lamp": 4}]
    tally = tallies.points(sheets, OPTIONS, budget=5)
    assert tally.counts == {"road": 3, "well": 2, "lamp": 0, "hall": 0}
    assert tally.count.invalid == {Reason.EMPTY: 1, Reason.OUT_OF_RANGE: 3, Reason.TOO_MANY: 1, Reason.UNKNOWN: 1}


def test_consent_falls_by_one_reasoned_objection():
    assert tallies.consent([("consent", ""), ("stand_aside", ""), ("object", " ")]).adopted
    heard = tallies.consent([("consent", ""), ("object", "挡了救护车")])
    assert not heard.adopted
    assert heard.objections == ("挡了救护车",)
    assert not tallies.consent([]).adopted


def test_advice_is_heard_and_never_decides():
    heard = tallies.advice([("for", "省钱"), ("against", ""), ("open", "先问老人")])
    assert (heard.adopted, heard.counts["for"], heard.count.invalid) == (False, 1, {Reason.NO_REASON: 1})


#: A circle: road before well 6:3, well before lamp 7:2, lamp before road 5:4; the weakest win is left out.
CIRCLE = [("road", "well", "lamp")] * 4 + [("well", "lamp", "road")] * 3 + [("lamp", "road", "well")] * 2


def test_condorcet_breaks_a_circle_at_its_weakest_win():
    result = ranked.condorcet(CIRCLE, ("road", "well", "lamp"))
    assert result.order == ("road", "well", "lamp")
    assert not result.beats_all
    (left_out,) = [pair for pair in result.pairs if not pair.locked]
    assert (left_out.winner, left_out.loser, left_out.votes) == ("lamp", "road", 5)


def test_condorcet_and_run_off_disagree_where_everybodys_second_choice_leaves_first():
    sheets = [("road", "well")] * 4 + [("lamp", "well")] * 4 + [("well", "road")] * 3
    assert ranked.condorcet(sheets, ("road", "well", "lamp")).winner == "well"
    result = ranked.instant_run_off(sheets, ("road", "well", "lamp"))
    assert result.winner == "road"
    assert [one.out for one in result.rounds] == ["well", None]


def test_a_draw_is_weaker_than_any_win():
    result = ranked.condorcet([("road", "well"), ("well", "road"), ("lamp",)], ("road", "well", "lamp"))
    assert {(p.winner, p.loser) for p in result.pairs[:2]} == {("road", "lamp"), ("well", "lamp")}


def test_no_ranked_sheets_no_winner():
    assert ranked.condorcet([], OPTIONS).winner is None
    assert ranked.instant_run_off([[]], OPTIONS).winner is None


def test_exhausted_sheets_are_counted():
    result = ranked.instant_run_off([("lamp",)] + [("road",)] * 2 + [("well", "road")] * 2, OPTIONS)
    assert result.rounds[-1].exhausted == 1
    assert result.winner == "road"


def test_elect_by_more_than_half_of_all_who_voted():
    sheets = [["a", "b"]] * 6 + [["a"]] * 5 + [["c"]] * 9 + [[]]
    result = elect(sheets, ("a", "b", "c"), seats=2)
    assert (result.needed, result.elected, result.open_seats, result.again) == (11, ("a",), 1, ("b", "c"))
    again = elect([["c"]] * 10 + [["b"]] * 6 + [["b", "c"]] * 5, ("b", "c"), seats=1, threshold=RUN_OFF)
    assert (again.elected, again.needed) == (("c",), 7)


def test_a_tie_at_the_last_seat_is_voted_on_again():
    result = elect([["a", "b"]] * 3 + [["a", "c"]] * 3 + [["b", "c"]], ("a", "b", "c"), seats=2)
    assert (result.elected, result.tied, result.again, result.open_seats) == (("a",), ("b", "c"), ("b", "c"), 1)


@given(sheets_of_marks, st.randoms(use_true_random=False))
def test_the_order_of_the_sheets_does_not_matter(sheets, luck):
    mixed = luck.sample(sheets, len(sheets))
    assert tallies.approval(sheets, OPTIONS, seats=2) == tallies.approval(mixed, OPTIONS, seats=2)
    assert tallies.yes_no(sheets) == tallies.yes_no(mixed)
    assert elect(sheets, OPTIONS, seats=2) == elect(mixed, OPTIONS, seats=2)
    assert ranked.condorcet(sheets, OPTIONS) == ranked.condorcet(mixed, OPTIONS)
    assert ranked.instant_run_off(sheets, OPTIONS) == ranked.instant_run_off(mixed, OPTIONS)


@given(sheets_of_marks)
def test_every_sheet_is_counted_once(sheets):
    count = tallies.approval(sheets, OPTIONS).count
    assert count.handed_in == len(sheets) == count.valid + sum(count.invalid.values())


@given(st.lists(st.sets(st.sampled_from(OPTIONS), min_size=1), min_size=1, max_size=12), st.data())
def test_one_more_mark_never_unseats_a_winner(sheets, data):
    before = tallies.approval([sorted(s) for s in sheets], OPTIONS, seats=2)
    winner = data.draw(st.sampled_from(before.winners))
    at = data.draw(st.integers(0, len(sheets) - 1))
    sheets[at] = sheets[at] | {winner}
    assert winner in tallies.approval([sorted(s) for s in sheets], OPTIONS, seats=2).winners


@given(rankings.filter(bool), st.data())
def test_ranking_the_winner_higher_never_hurts_it(sheets, data):
    winner = ranked.condorcet(sheets, OPTIONS).winner
    at = data.draw(st.integers(0, len(sheets) - 1))
    sheet = list(sheets[at])
    if winner in sheet and sheet.index(winner):
        place = sheet.index(winner)
        sheet[place - 1], sheet[place] = sheet[place], sheet[place - 1]
    elif winner not in sheet:
        sheet.append(winner)
    raised = [*sheets[:at], sheet, *sheets[at + 1 :]]
    assert ranked.condorcet(raised, OPTIONS).winner == winner


@given(rankings.filter(bool))
def test_whoever_wins_every_pair_wins(sheets):
    result = ranked.condorcet(sheets, OPTIONS)
    beats = {o: all(_ahead(sheets, o, other) > 0 for other in OPTIONS if other != o) for o in OPTIONS}
    assert result.beats_all == any(beats.values())
    assert not any(beats.values()) or beats[result.winner]
    locked = [(pair.winner, pair.loser) for pair in result.pairs if pair.locked]
    assert all(result.order.index(w) < result.order.index(lo) for w, lo in locked)


def _ahead(sheets, one, two):
    def place(sheet, option):
        return sheet.index(option) if option in sheet else len(OPTIONS)

    return sum((place(s, one) < place(s, two)) - (place(s, two) < place(s, one)) for s in sheets)


@given(st.lists(st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 4)), max_size=9))
def test_who_gave_any_points_is_counted_as_a_mark_of_theirs(sheets):
    found = tallies.givers(sheets, OPTIONS, budget=6)
    tally = tallies.points(sheets, OPTIONS, budget=6)
    assert all((found[option] > 0) == (tally.counts[option] > 0) for option in OPTIONS)
    assert all(found[option] <= min(tally.counts[option], tally.count.valid) for option in OPTIONS)
