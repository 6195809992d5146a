"""An item decided by a choice among several: the majority of the body at its boundary, both rounds, and the way to the resolution."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.calc import recountable
from lianxin.deliberation import presenters, selectors, services
from lianxin.deliberation.calc import recounting
from lianxin.deliberation.calc.options import DECIDING
from lianxin.deliberation.models import Ballot
from lianxin.kit.errors import RuleBroken
from tests.deliberation.test_decisions import recount, resolved

E, W, S = THREE = ["东头", "西头", "村口"]
RULES = {
    "choose": {"options": THREE, "most": 1, "seats": 1},
    "approval": {"options": THREE, "seats": 1},
    "elect": {"options": THREE, "seats": 1},
    "condorcet": {"options": THREE},
    "instant-run-off": {"options": THREE},
}


def put(hall, item, kind="choose", rule=None):
    at = item.meeting.starts_at
    closes = at + timedelta(hours=1)
    return services.put_to_ballot(item=item, closes_at=closes, kind=kind, rule=rule or RULES[kind], by=hall.head, at=at)


def opened(hall, kind="choose", body="villager_rep_assembly", size=41, present=30, **more):
    meeting = hall.held(hall.called(hall.body(body, size, name=f"{body}{kind}")), present)
    return put(hall, meeting.items.get(), kind, **more)


def cast(hall, ballot, *piles):
    """``(choice, how many)`` each, by code; then the count."""
    slips = iter(services.make_slips(ballot=ballot, by=hall.head, at=ballot.opened_at))
    for choice, times in piles:
        for _each in range(times):
            services.cast_by_code(ballot=ballot, code=next(slips)[1], choice=choice, at=ballot.opened_at)
    return services.close_ballot(ballot=ballot, by=hall.head, at=ballot.closes_at)


@pytest.mark.parametrize("kind", list(RULES))
def test_what_wins_is_decided_only_with_the_majority_of_the_body(hall, kind):
    for enough in (True, False):
        meeting = hall.held(hall.called(hall.body(name=f"{kind}{enough}")), 30)
        item = meeting.items.get()
        votes = 16 if enough else 15  # more than half of 30 who came
        closed = cast(hall, put(hall, item, kind), ([E], votes), ([W], 9))
        item.refresh_from_db()
        assert (item.method, item.passed, item.yes) == ("ballot", enough, None)
        assert item.outcome["chosen"] == ([E] if enough else []) == closed.result["decision"]["chosen"]
        assert closed.result["decision"]["majority"][0] == [E, f"{votes} {'>' if enough else '≤'} 1/2 × 30"]


def test_the_weakest_pair_and_the_last_round_count_for_a_ranked_option(hall):
    ranked = cast(hall, opened(hall, "condorcet"), ([E, W, S], 14), ([W, E, S], 9), ([S, E, W], 7))
    assert ranked.result["decision"]["majority"] == [[E, "21 > 1/2 × 30"]]
    run_off = cast(hall, opened(hall, "instant-run-off"), ([E, W, S], 14), ([W, S, E], 9), ([S, W, E], 7))
    assert run_off.result["decision"]["majority"] == [[W, "16 > 1/2 × 30"]]
    assert run_off.result["decision"]["chosen"] == [W]


@given(
    st.sampled_from(DECIDING),
    st.lists(st.lists(st.sampled_from(THREE), max_size=3), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_decision_never_chooses_without_a_majority_nor_by_the_order_of_sheets(kind, choices, random):
    rule = {
        "function": kind, **RULES[kind],
        "quorum": {"rule": "villager_rep_assembly", "roll": {"persons": 15}, "attendance": {"present": 12}, "charter": {}},
    }  # fmt: skip
    result = recounting.ballot(rule, [[None, choice] for choice in choices])
    shuffled = random.sample(choices, len(choices))
    assert recounting.ballot(rule, [[None, choice] for choice in shuffled]) == result
    found = recounting.decided(rule, result)
    assert found.passed is bool(found.chosen)
    assert set(found.chosen) <= {option for option, line in found.majority if line.holds and line.count >= 7}


def test_the_choice_goes_on_word_for_word_to_the_minutes_the_resolution_and_its_bundle(hall, client, tmp_path):
    ballot = cast(hall, opened(hall, "approval"), ([E, S], 17), ([W], 8))
    meeting = hall.validated(hall.minuted(ballot.item.meeting))
    resolution = resolved(hall, meeting)
    assert resolution.text == f"{ballot.question}\n定下来的：{E}。"
    assert f"{E} 17，{W} 8，{S} 17" in selectors.words_for_board(resolution)
    for data in (resolution.bundle.data, ballot.bundle.data):
        said = recount(bytes(data), tmp_path)
        assert said.returncode == 0, said.stdout
    _kind, parts = recountable.read(recountable.unpack(bytes(resolution.bundle.data)))
    assert parts["result"]["decision"]["chosen"] == [E]
    page = client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert f"定下来的：{E}。" in page
    assert f"{E}：到会人数 30，要过半数，至少 16；同意 17，够了。" in page
    client.force_login(hall.cast.user("committee"))
    for address in (
        f"/hall/meetings/{meeting.public_id}/minutes.pdf",
        f"/hall/resolutions/{resolution.public_id}/notice.pdf",
    ):
        assert client.get(address).status_code == 200


def again(hall, first):
    at = first.closed_at
    return services.open_second_round(ballot=first, closes_at=at + timedelta(hours=1), by=hall.head, at=at)


def test_empty_seats_are_voted_on_again_by_the_same_majority(hall, client, tmp_path):
    first = cast(hall, opened(hall, "elect", rule={"options": THREE, "seats": 2}), ([E], 16), ([E, W], 4), ([W, S], 6))
    item = first.item.meeting.items.get()
    assert (item.passed, item.outcome["chosen"]) == (True, [E])
    client.force_login(hall.cast.user("committee"))
    page = client.get(f"/hall/ballots/{first.public_id}/").content.decode()
    assert f"/hall/ballots/{first.public_id}/again/" in page
    assert f"名额没有满，再选一次，候选的是：{W}、{S}。" in page
    second = again(hall, first)
    for refused in (lambda: again(hall, first), lambda: services.close_meeting(meeting=item.meeting, by=hall.head)):
        with pytest.raises(RuleBroken):
            refused()
    second = cast(hall, second, ([W], 16), ([S], 9))
    item.refresh_from_db()
    assert item.outcome["chosen"] == [E, W]
    assert [line["formula"] for line in item.outcome["majority"]] == ["20 > 1/2 × 30", "16 > 1/2 × 30"]
    for one, other in ((first, second), (second, first)):
        page = client.get(f"/hall/ballots/{one.public_id}/").content.decode()
        assert f"/hall/ballots/{other.public_id}/" in page
    assert "按会议表决的规则，至少 16 票才选上" in page
    meeting = hall.validated(hall.minuted(item.meeting))
    resolution = resolved(hall, meeting)
    assert resolution.text.endswith(f"定下来的：{E}、{W}。")
    _kind, parts = recountable.read(recountable.unpack(bytes(resolution.bundle.data)))
    assert parts["rule"]["first_round"] == {"seal": first.bundle.seal, "elected": [E]}
    said = recount(bytes(resolution.bundle.data), tmp_path)
    assert said.returncode == 0, said.stdout
    (line,) = [presenters.item_line(each, staff=False) for each in selectors.agenda_of(meeting)]
    assert "第 1 轮" in line.votes
    assert "第 2 轮" in line.votes


def test_a_second_round_that_is_void_leaves_what_the_first_has_decided(hall):
    first = cast(hall, opened(hall, "elect", rule={"options": THREE, "seats": 2}), ([E], 20), ([W], 6))
    second = cast(hall, again(hall, first), ([W], 15), ([S], 8))
    assert second.item.meeting.items.get().outcome["chosen"] == [
        E
    ]  # 15 of 23 sheets, but no more than half of the 30 who came
    with pytest.raises(RuleBroken):
        services.void_ballot(ballot=first, reason="印重了", by=hall.supervisor, at=first.closed_at)
    services.void_ballot(ballot=second, reason="印重了", by=hall.supervisor, at=second.closed_at)
    item = first.item.meeting.items.get()
    assert (item.outcome["chosen"], item.passed) == ([E], True)
    assert cast(hall, again(hall, first), ([W], 12)).state == "closed"
    assert Ballot.objects.filter(item=item).count() == 3


def test_where_all_members_count_the_second_round_takes_as_many_as_the_first(hall):
    body = "collective_rep_assembly"
    first = cast(hall, opened(hall, "elect", body, 12, 10), ([E], 7), ([W], 3))
    assert first.result["decision"]["chosen"] == []  # 8 of 12 it takes
    second = cast(hall, again(hall, first), ([E], 8), ([W], 2))
    assert (second.rule["run_off"], second.result["decision"]["majority"][0]) == (False, [E, "8 ≥ 2/3 × 12"])
    assert second.item.meeting.items.get().outcome["chosen"] == [E]


def test_points_and_advice_decide_no_item(hall):
    meeting = hall.held(hall.called(), 30)
    for kind in ("points", "consent", "advice"):
        with pytest.raises(RuleBroken):
            put(hall, meeting.items.get(), kind, {"options": THREE, "budget": 3, "seats": 1})


def test_the_kind_is_chosen_in_the_browser(hall, client):
    meeting = hall.held(hall.called(hall.body("party_branch", 6), days=0), 5)
    client.force_login(hall.cast.user("committee"))
    at = f"/hall/items/{meeting.items.get().public_id}/ballot/"
    closes = (meeting.starts_at + timedelta(hours=30)).strftime("%Y-%m-%dT%H:%M")
    assert client.post(at, {"kind": "choose", "options": "东头", "closes_at": closes}).status_code == 422
    data = {"kind": "choose", "options": "东头\n西头", "most": 1, "seats": 1, "closes_at": closes}
    assert client.post(at, data).status_code == 302
    assert Ballot.objects.get().rule["options"] == ["东头", "西头"]
