"""Papers of the polling day, the order on the ballot, and which law a majority rests on."""

import pytest
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.elections import exports, presenters, selectors, services
from lianxin.elections.models import Election
from lianxin.elections.vocabulary import AuditTag, BallotOrder, ElectionKind, Method, Paper, Sheet
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.prints import render_paper


def ordered(village, election, *, by="secretary", **places):
    keys = {each.name: each.public_id for each in selectors.standing(election)}
    return services.order_candidates(
        election=election, order=BallotOrder.LOT, places={keys[name]: place for name, place in places.items()},
        by=village.at(by),
    )  # fmt: skip


def paper(election, sheet):
    layout, data = exports.SHEETS[sheet](Election.objects.select_related("unit").get(pk=election.pk), "http://x/")
    assert render_paper(layout, data).startswith(b"%PDF")
    return data


def test_candidates_stand_as_the_lot_fell(village):
    election = village.nominated()
    ordered(village, election, 甲=2, 乙=1, 丙=3, 丁=1, 戊=2)
    data = paper(election, Sheet.BALLOT)
    blank = "另选：＿＿＿＿＿＿"
    assert [(post["title"], post["note"], post["names"]) for post in data["posts"]] == [
        ("主任", "最多选 1 人", ["乙", "甲", blank]),
        ("委员", "最多选 2 人", ["丁", "戊", "丙", blank, blank]),
    ]
    assert data["notes"][0] == "候选人当众抽签排列。"
    _title, body = presenters.notice_words(Election.objects.get(), Paper.CANDIDATES)
    assert "候选人如下，当众抽签排列。" in body
    assert "主任：乙、甲" in body
    event = AuditEvent.objects.get(tag=AuditTag.ORDER)
    assert event.after["order"] == "lot"


@pytest.mark.parametrize("places", [{"乙": 2}, {"乙": 3}, {"乙": 0}])
def test_an_order_that_is_none_is_refused(village, places):
    election = village.nominated()
    with pytest.raises(RuleBroken, match="“主任”的候选人要排成 1 到 2"):
        ordered(village, election, **{"甲": 2, "乙": 1, "丙": 3, "丁": 1, "戊": 2} | places)
    assert not selectors.standing(election)[0].place


def test_the_order_is_for_who_runs_it_before_the_count(village, later):
    election = village.nominated()
    with pytest.raises(NotAllowed):
        ordered(village, election, by="resident", 甲=1, 乙=2, 丙=1, 丁=2, 戊=3)
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30})
        with pytest.raises(RuleBroken, match="现在是"):
            ordered(village, election, 甲=1, 乙=2, 丙=1, 丁=2, 戊=3)


def test_a_run_off_has_ballots_of_the_seats_left_and_nobody_is_written_in(village, later):
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 40, "戊": 30})
        data = paper(election, Sheet.LARGE)
        assert [(post["title"], post["names"]) for post in data["posts"]] == [("委员", ["丁", "戊"])]
        assert data["title"].endswith("（再选一次）")
        boxes = {box["label"]: box["value"] for box in paper(election, Sheet.RESULT)["boxes"]}
        assert boxes["当选"] == "主任　甲\n委员　丙"
        assert boxes["没有选满"] == "委员 1 人"
        assert "收回选票 80 张" in boxes["第 1 次计票"]
        assert "村民委员会组织法第十四条至第二十四条" in boxes["按什么算"]
        services.decline_seat(
            candidate=next(each for each in selectors.standing(election) if each.name == "甲"),
            on=village.unit.elections.get().poll_on, cause="own_wish", by=village.at(),
        )  # fmt: skip
        boxes = {box["label"]: box["value"] for box in paper(election, Sheet.RESULT)["boxes"]}
        assert boxes["当选后没有就任"] == "甲（本人不愿就任）"


def test_books_for_proxies_and_the_mobile_box_have_lines_to_write_on(village):
    election = village.nominated()
    for sheet, told in ((Sheet.PROXIES, "最多接受三个人的委托"), (Sheet.MOBILE, "票箱出门前")):
        data = paper(election, sheet)
        assert len(data["rows"]) == 18
        assert told in data["notes"][0]


def test_sheets_are_there_when_there_is_something_to_print(client, village, later):
    client.force_login(village.cast.user("secretary"))
    election = village.listed()

    def status(sheet):
        return client.get(reverse("elections:sheet", args=[election.public_id, sheet])).status_code

    assert status("ballot") == status("result") == status("none") == 404
    for name, post in (("甲", village.head), ("乙", village.head)):
        village.stands(election, name, post)
    for name in ("丙", "丁", "戊"):
        village.stands(election, name, village.member)
    services.post_candidates(election=election, by=village.at())
    assert status("ballot") == status("mobile") == 200
    assert status("result") == 404
    page = client.get(reverse("elections:election", args=[election.public_id])).content.decode()
    assert reverse("elections:sheet", args=[election.public_id, "ballot"]) in page
    assert "登记的选民超过一半参加投票，选举才有效" in page
    address = reverse("elections:act", args=[election.public_id, "order"])
    sent = {f"place_{each.public_id}": (each.name in "乙丁" and 1) or 2 for each in selectors.standing(election)}
    assert client.post(address, {"order": "strokes", **sent}).status_code == 422
    client.force_login(village.cast.user("resident"))
    assert status("ballot") in (403, 404)


@pytest.mark.parametrize("method", Method.values)
def test_each_majority_names_its_rule(method):
    words = presenters.majority_words(method)
    assert words.endswith(("组织法）。", "条）。", "条例）。"))
    assert ("三分之一" in words) == (method != Method.BRANCH)


def test_too_few_candidates_are_refused_with_the_law(village):
    election = village.listed(kind=ElectionKind.FULL)
    with pytest.raises(RuleBroken, match="候选人至少 2 人") as refused:
        services.post_candidates(election=election, by=village.at())
    assert refused.value.article == "村民委员会组织法第十四条至第二十四条"
