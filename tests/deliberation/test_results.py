"""The page of a ballot that was counted says who won and by what, whatever the kind; of very few sheets it says nothing."""

import pytest

from lianxin.deliberation import services
from tests.deliberation.test_ballots import after, opened

THREE = {"options": ["东路", "西路", "南路"]}
E, W, S = THREE["options"]


def page_of(hall, client, kind, rule, choices):
    ballot = opened(hall, size=len(choices), kind=kind, rule=rule)
    for (_voter, code), choice in zip(services.make_slips(ballot=ballot, by=hall.head), choices, strict=True):
        services.cast_by_code(ballot=ballot, code=code, choice=choice)
    services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    return client.get(f"/hall/ballots/{ballot.public_id}/").content.decode()


@pytest.mark.parametrize(
    ("kind", "rule", "choices", "said", "not_said"),
    [
        ("condorcet", THREE, [[E, W, S]] * 4 + [[W, E, S]] * 3,
         ["胜出的：东路。排下来：东路、西路、南路。", "东路 和 西路 比：4 人把 东路 排在前，3 人把 西路 排在前。"], ["这一对不算"]),
        ("condorcet", THREE, [[E, W, S]] * 3 + [[W, S, E]] * 2 + [[S, E, W]] * 2, ["转成了圈，这一对不算"], []),
        ("instant-run-off", THREE, [[E, S]] * 3 + [[W, E]] * 3 + [[S, W]] * 1,
         ["第 1 轮，排第一的票：东路 3，西路 3，南路 1。南路 最少，出局", "胜出的：西路，过了半数。"], []),
        ("choose", THREE | {"most": 1, "seats": 1}, [[E]] * 3 + [[W]] * 3, ["选上的：东路。", "东路、西路 同票"], []),
        ("choose", THREE | {"most": 1, "seats": 1}, [[E]] * 4 + [[W]] * 3, ["选上的：东路。"], ["同票"]),
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
