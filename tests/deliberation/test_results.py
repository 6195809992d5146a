"""The page of a ballot that was counted says who won and by what, whatever the kind; of very few sheets it says nothing."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lianxin.deliberation import presenters, selectors, services
from lianxin.deliberation.calc import polls
from lianxin.deliberation.calc.quorum import Attendance, Roll, Votes, evaluate
from lianxin.deliberation.models import Ballot
from tests.deliberation.test_ballots import after, opened

THREE = {"options": ["东路", "西路", "南路"]}
E, W, S = THREE["options"]


def page_of(hall, client, kind, rule, choices, *, is_poll=False):
    ballot = opened(hall, size=len(choices), kind=kind, rule=rule)
    Ballot.objects.filter(pk=ballot.pk).update(is_poll=is_poll)  # a branch decides in its meeting alone
    ballot.refresh_from_db()
    for (_voter, code), choice in zip(services.make_slips(ballot=ballot, by=hall.head), choices, strict=True):
        services.cast_by_code(ballot=ballot, code=code, choice=choice)
    services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    for reason in ballot.reasons.all():
        services.rule_on_comment(comment=reason, ruling="show", by=hall.secretary)
    return client.get(f"/hall/ballots/{ballot.public_id}/").content.decode()


@pytest.mark.parametrize(
    ("kind", "rule", "choices", "said", "not_said"),
    [
        ("condorcet", THREE, [[E, W, S]] * 4 + [[W, E, S]] * 3,
         ["胜出的：东路。排下来：东路、西路、南路。", "东路 和 西路 比：4 人把 东路 排在前，3 人把 西路 排在前。"], ["这一对不算"]),
        ("condorcet", THREE, [[E, W, S]] * 3 + [[W, S, E]] * 2 + [[S, E, W]] * 2, ["转成了圈，这一对不算"], []),
        ("instant-run-off", THREE, [[E, S]] * 3 + [[W, E]] * 3 + [[S, W]] * 1,
         ["第 1 轮，排第一的票：东路 3，西路 3，南路 1。南路 最少，出局", "胜出的：西路，在还算数的 7 张里过半。"], []),
        ("instant-run-off", THREE, [[E]] * 4 + [[W]] * 3 + [[S]] * 3,
         ["3 张票上排的都出局了，不再算。", "胜出的：东路，在还算数的 7 张里过半。"], []),
        ("choose", THREE | {"most": 1, "seats": 1}, [[E]] * 3 + [[W]] * 3, ["选上的：东路。", "东路、西路 同票"], []),
        ("choose", THREE | {"most": 1, "seats": 1}, [[E]] * 4 + [[W]] * 3, ["选上的：东路。"], ["同票，名额不够分"]),
        ("elect", THREE | {"seats": 2}, [[E, W]] * 4 + [[E]] * 4,
         ["交了票的 8 人，要过半数，至少 5 票才选上。", "选上的：东路。", "再选一次，候选的是：西路、南路。"], []),
        ("consent", {}, [["consent", "好"]] * 5, ["没有人反对，定了。", "同意：好"], ["没有定。"]),
        ("consent", {}, [["consent", ""]] * 5 + [["object", "挡了路"]], ["没有定。", "反对：挡了路"], ["定了。"]),
        ("advice", {}, [["for", "省钱"]] * 5, ["赞成：省钱"], []),
        ("choose", THREE | {"most": 1, "seats": 1}, [[E]] * 4, ["不公布"], ["选上的"]),
        ("consent", {}, [["object", "挡了路"]] * 4, ["不公布"], ["挡了路", "没有定"]),
    ],
)  # fmt: skip
def test_a_result_is_said_in_sentences(hall, client, kind, rule, choices, said, not_said):
    page = page_of(hall, client, kind, rule, choices)
    for words in said:
        assert words in page, words
    for words in not_said:
        assert words not in page, words


def test_a_rank_is_never_drawn_as_a_number_of_votes(hall, client):
    page = page_of(hall, client, "condorcet", THREE, [[E, W, S]] * 5)
    assert page.count("<tr") == 1  # the spoilt ones


@pytest.mark.parametrize(
    ("kind", "rule", "choices", "said"),
    [
        ("choose", THREE | {"most": 1, "seats": 1}, [[E]] * 4 + [[W]], "要的人最多的：东路。"),
        ("elect", THREE | {"seats": 1}, [[E]] * 4 + [[W]], "过了半数的：东路。"),
        ("elect", THREE | {"seats": 1}, [[E]] * 2 + [[W]] * 2 + [[S]], "没有人过半数。"),
        ("consent", {}, [["consent", ""]] * 5, "没有人反对。"),
        ("consent", {}, [["consent", ""]] * 4 + [["object", "挡了路"]], "有人反对，或者没有人答。"),
    ],
)
def test_a_poll_decides_nothing(hall, client, kind, rule, choices, said):
    page = page_of(hall, client, kind, rule, choices, is_poll=True)
    assert said in page
    for decided in ("选上", "定了", "没有定", "再选一次"):
        assert decided not in page, decided


def test_sheets_are_read_only_where_they_say_why(hall, client, monkeypatch):
    page_of(hall, client, "choose", THREE | {"most": 1, "seats": 1}, [[E]] * 5)
    ballot = Ballot.objects.get()
    monkeypatch.setattr(selectors, "sheets_of", None)  # would be called in vain
    assert client.get(f"/hall/ballots/{ballot.public_id}/").status_code == 200


COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=8)


@given(COUNTS)
@example([9, 1, 1])
@example([1, 1, 1, 1, 1, 9])
@example([4, 4, 9])
@example([5, 1])
@example([5, 5, 3])
@example([1, 1, 1, 2])
def test_a_poll_says_no_number_below_five_and_none_that_the_total_gives_away(numbers):
    """Who knows the total, and that hidden ones are no nobody, can still think of two numbers for each."""
    told = polls.shown([(str(at), number) for at, number in enumerate(numbers)])
    hidden = [number for number, (_label, said) in zip(numbers, told, strict=True) if said is None]
    assert all(said is None or said == number for number, (_label, said) in zip(numbers, told, strict=True))
    assert not any(said is not None and 0 < said < 5 for _label, said in told)
    assert bool(hidden) is any(0 < number < 5 for number in numbers)
    if not hidden or len(hidden) == len(numbers):
        return  # nothing is said at all
    left = sum(hidden)
    assert len(hidden) > 1
    assert left > len(hidden)  # not all of them one
    assert left >= 5
    assert max(hidden) > 4 or left < 4 * len(hidden)  # nor, were all few, all of them four


@pytest.mark.parametrize(("options", "most"), [(2, 14), (3, 12), (4, 8)])
def test_who_knows_the_rule_too_can_think_of_three_numbers_for_each_that_is_hidden(options, most):
    """Every poll of so many options: those that look the same leave no hidden number to one or two values."""
    alike = defaultdict(list)
    for numbers in product(range(most + 1), repeat=options):
        if found := polls.hidden(list(numbers)):
            alike[tuple(None if at in found else number for at, number in enumerate(numbers)), sum(numbers)].append(
                numbers
            )
    for (said, total), others in alike.items():
        hidden = [at for at, number in enumerate(said) if number is None]
        if total < 5 or sum(others[0][at] for at in hidden) > most:
            continue  # of so few nothing is listed; of more not all that look the same are here
        assert all(len({each[at] for each in others}) >= 3 for at in hidden), (said, total, others)


def test_of_points_what_few_gave_is_hidden_however_much(hall, client):
    """Three give nine points each to one: twenty-seven would tell of three."""
    rule = THREE | {"budget": 9, "seats": 1}
    page_of(hall, client, "points", rule, [[[E, 9]]] * 3 + [[[W, 1]]] * 6 + [[[S, 2]]] * 7, is_poll=True)
    ballot = Ballot.objects.get()
    assert ballot.givers == [[E, 3], [W, 6], [S, 7]]
    assert presenters.result_lines(ballot) == [(S, 14), ("废票", 0), ("一共交了的票", 16)]
    Ballot.objects.update(givers=[])  # counted before that was kept: nothing is said of whom nobody knows
    assert presenters.result_lines(Ballot.objects.get()) == [("一共交了的票", 16)]
    Ballot.objects.update(is_poll=False)
    assert presenters.result_lines(Ballot.objects.get())[0] == (E, 27)


def test_numbers_below_five_of_a_poll_are_not_said_and_its_sheets_not_given_out(hall, client):
    rule = THREE | {"most": 1, "seats": 1}
    page = page_of(hall, client, "choose", rule, [[E]] * 9 + [[W]] * 6 + [[S]] * 3, is_poll=True)
    ballot = Ballot.objects.get()
    assert presenters.result_lines(ballot) == [
        (E, 9),
        ("废票", 0),
        ("一共交了的票", 18),
    ]  # 18 − 9 is 西路 and 南路 together
    assert "有的不到五票" in page
    bundle = f"/hall/ballots/{ballot.public_id}/bundle.zip"
    assert bundle not in page
    assert client.get(bundle).status_code == 404
    Ballot.objects.update(is_poll=False)  # what a vote decides is counted by everybody
    assert bundle in client.get(f"/hall/ballots/{ballot.public_id}/").content.decode()
    assert presenters.result_lines(Ballot.objects.get())[2] == (S, 3)


def test_reasons_of_a_poll_with_few_do_not_count_them(hall, client):
    page = page_of(hall, client, "consent", {}, [["consent", "省钱"]] * 6 + [["object", "挡了路"]], is_poll=True)
    assert "有人写：挡了路" in page
    assert "反对：挡了路" not in page


def test_of_what_was_ranked_in_a_poll_by_few_only_the_first_is_said(hall, client):
    page = page_of(hall, client, "condorcet", THREE, [[E, W, S]] * 7 + [[W, E, S]] * 3, is_poll=True)
    assert "胜出的：东路。" in page
    assert "人把" not in page


@pytest.mark.parametrize(("households", "told"), [(0, ["应到人数 20"]), (12, ["应到人数 20", "总户数 12"])])
def test_of_two_ways_to_a_quorum_one_is_enough_and_one_over_nobody_is_not_told(households, told):
    there = Attendance(13, households=min(households, 5))
    found = evaluate("villagers_assembly", Roll(20, households), there, Votes(yes=11))
    verdict = presenters.verdict_in_words(selectors.outcome_as_data(found), "quorum")
    assert [words.split("，")[0] for words, _formula in verdict.lines] == told
    assert ("够一条就行" in verdict.words) == (len(told) == 2)
