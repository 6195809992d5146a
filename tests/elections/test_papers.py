"""Papers of the polling day, the order on the ballot, and which law a majority rests on."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.elections import exports, forms, presenters, selectors, services
from lianxin.elections.calc.counting import RULES
from lianxin.elections.models import Candidate, Election
from lianxin.elections.vocabulary import (
    AuditTag,
    BallotOrder,
    ElectionKind,
    ElectionState,
    Method,
    Paper,
    Sheet,
    WrittenIn,
)
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.prints import render_paper
from lianxin.kit.templatetags.kit import day
from lianxin.organisations import services as organisations
from lianxin.organisations.errors import Incompatible
from lianxin.organisations.vocabulary import UnitKind


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
        assert boxes["当选后没有就任"] == "甲"


def test_books_for_proxies_and_the_mobile_box_have_lines_to_write_on(village):
    election = village.nominated()
    for sheet, told in ((Sheet.PROXIES, "最多接受三个人的委托"), (Sheet.MOBILE, "票箱出门前")):
        data = paper(election, sheet)
        assert len(data["rows"]) == 18
        assert told in data["notes"][0]


def test_sheets_are_there_when_there_is_something_to_print(client, village, later):
    client.force_login(village.cast.user("secretary"))
    election = village.listed(since=6)

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
    assert ("三分之一" in words) == (RULES[method].run_off is not None)


def test_too_few_candidates_are_refused_with_the_law(village):
    election = village.listed(since=6, kind=ElectionKind.FULL)
    with pytest.raises(RuleBroken, match="候选人至少 2 人") as refused:
        services.post_candidates(election=election, by=village.at())
    assert refused.value.article == "村民委员会组织法第十四条至第二十四条"


def branch(village):
    """An election of a Party branch, its candidates posted."""
    unit = organisations.create_unit(
        kind=UnitKind.PARTY_BRANCH, name="上河村党支部", division=village.cast.village, by=SYSTEM
    )
    post = organisations.add_post(unit=unit, title="书记", is_head=True, by=SYSTEM)
    election = village.planned(unit=unit, method=Method.BRANCH, committee=[], poll_on=clock.today())
    services.post_list(election=election, listed=50, listed_on=clock.today(), by=village.at("county_officer"))
    for name in "甲乙":
        services.nominate(election=election, post=post, name=name, nominated_by="支委会", is_screened=True, by=SYSTEM)
    return services.post_candidates(election=election, by=SYSTEM)


def test_a_branch_has_no_proxies_and_waits_for_no_objections(village):
    election = branch(village)
    _title, body = presenters.notice_words(election, Paper.POLL)
    assert "委托" not in body
    form = forms.CountForm(about=election, actor=village.at())
    assert "proxies" not in form.fields
    assert not [name for name in form.fields if name.startswith("written")]
    votes = {each.public_id: 20 for each in selectors.on_ballot(election)}
    said = {"election": election, "held_on": clock.today(), "cast": 45, "votes": votes, "tellers": "x", "by": SYSTEM}
    with pytest.raises(RuleBroken, match="不能委托"):
        services.enter_count(**said, present=45, proxies=1)
    services.enter_count(**said, present=45)
    assert "到会 45 人，收回选票 45 张" in presenters.poll_line(election.polls.get())
    assert "委托" not in presenters.poll_line(election.polls.get())


def test_ten_of_fifty_members_elect_nobody_in_a_run_off(village):
    election = branch(village)
    keys = [each.public_id for each in selectors.on_ballot(election)]
    said = {"election": election, "held_on": clock.today(), "tellers": "x", "by": SYSTEM}
    services.enter_count(**said, present=45, cast=45, votes=dict.fromkeys(keys, 20))
    again = services.enter_count(**said, present=10, cast=10, votes=dict(zip(keys, (9, 1), strict=True)))
    assert again.state == ElectionState.RUN_OFF
    assert not any(each.elected_in for each in selectors.standing(again))
    assert not again.polls.last().is_valid
    last = services.enter_count(**said, present=40, cast=40, votes=dict(zip(keys, (39, 1), strict=True)))
    assert last.state == "elected"


@pytest.mark.parametrize(
    ("present", "papers", "votes", "state"),
    [(42, 39, 38, "elected"), (42, 40, 21, "run_off"), (42, 40, 22, "elected"), (39, 39, 38, "void")],
)
def test_a_branch_counts_those_present_whether_or_not_they_gave_a_paper(village, present, papers, votes, state):
    election = branch(village)
    first, second = (each.public_id for each in selectors.on_ballot(election))
    counted = services.enter_count(
        election=election, held_on=clock.today(), present=present, cast=papers, votes={first: votes, second: 0},
        tellers="x", by=SYSTEM,
    )  # fmt: skip
    assert counted.state == state


@pytest.mark.parametrize("present", [None, 39, 51])
def test_a_branch_says_how_many_came(village, present):
    election = branch(village)
    votes = dict.fromkeys([each.public_id for each in selectors.on_ballot(election)], 1)
    with pytest.raises(RuleBroken, match="到会的有选举权的人数"):
        services.enter_count(
            election=election, held_on=clock.today(), present=present, cast=40, votes=votes, tellers="x", by=SYSTEM
        )


def test_the_form_of_a_branch_asks_how_many_came_and_no_other_does(village):
    assert "present" in forms.CountForm(about=branch(village), actor=village.at()).fields
    assert "present" not in forms.CountForm(about=village.nominated(), actor=village.at()).fields


def test_elsewhere_nobody_is_counted_who_gave_no_paper(village, later):
    election = village.nominated()
    with later(30), pytest.raises(RuleBroken, match="按收回的选票算"):
        village.counted(election, {"甲": 1, "乙": 1, "丙": 1, "丁": 1, "戊": 1}, present=90)


@pytest.mark.parametrize("method", [method for method in Method if method != Method.BRANCH])
def test_the_proxy_book_names_the_law_of_who_elects(village, method):
    election = village.nominated()
    Election.objects.filter(pk=election.pk).update(method=method)
    assert RULES[method].source in paper(election, Sheet.PROXIES)["notes"][0]


def test_a_run_off_has_its_own_day_on_its_papers(village, later, client):
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 40, "戊": 30})
        assert paper(election, Sheet.BALLOT)["lead"] == "____年__月__日"
        (row,) = presenters.waiting_rows(village.at(), clock.now())
        assert row.next_action == "定再选的日子"
        first, again = clock.today(), clock.today() + timedelta(days=5)
        with pytest.raises(RuleBroken, match="投票日要从今天起"):
            services.call_run_off(election=election, run_off_on=first - timedelta(days=1), by=village.at())
        with pytest.raises(NotAllowed):
            services.call_run_off(election=election, run_off_on=again, by=village.at("secretary"))
        client.force_login(village.cast.user("township_officer"))
        address = reverse("elections:act", args=[election.public_id, "call_run_off"])
        assert client.post(address, {"run_off_on": again.isoformat()}).status_code == 302
        election.refresh_from_db()
        assert day(again) in client.get(reverse("elections:election", args=[election.public_id])).content.decode()
        for sheet in (Sheet.BALLOT, Sheet.PROXIES, Sheet.MOBILE):
            assert day(again) in paper(election, sheet)["lead"]
        _title, body = presenters.notice_words(election, Paper.POLL)
        assert body.startswith(day(again))
        (row,) = presenters.waiting_rows(village.at(), clock.now())
        assert (row.next_action, row.due_at) == ("登记计票", clock.day_end(again))
        with pytest.raises(RuleBroken, match="投票日以后"):
            village.counted(election, {"丁": 20, "戊": 31}, cast=60)
    with later(35):
        assert village.counted(election, {"丁": 20, "戊": 31}, cast=60).run_off_on is None


def test_whom_the_voters_write_on_the_paper_is_counted(village, later):
    election = village.nominated()
    numbers = {"甲": 30, "乙": 5, "丙": 60, "丁": 30, "戊": 20}
    with later(30):
        more = [
            WrittenIn(village.head, "己", 42),
            WrittenIn(village.member, "庚", 30),
            WrittenIn(village.member, "辛", 1),
        ]
        with pytest.raises(Incompatible, match="请先联审"):
            village.counted(election, numbers, written_in=more)
        village.counted(election, numbers, written_in=more, is_screened=True)
        boxes = {box["label"]: box["value"] for box in paper(election, Sheet.RESULT)["boxes"]}
        assert boxes["当选"] == "主任　己\n委员　丙"
        for words in ("己（另选）　42 票", "庚（另选）　30 票", "辛（另选）　1 票"):
            assert words in boxes["第 1 次计票"]
        assert [each.name for each in selectors.on_ballot(election)] == ["丁", "戊", "庚"]
        with pytest.raises(RuleBroken, match="不能另选"):
            village.counted(
                election, {"丁": 1, "戊": 1, "庚": 40}, cast=60, written_in=[WrittenIn(village.member, "壬", 1)]
            )
        void = village.counted(election, {"丁": 1, "戊": 1, "庚": 38}, cast=40)
        assert (void.state, void.polls.last().is_valid) == (ElectionState.RUN_OFF, False)
        assert village.counted(election, {"丁": 1, "戊": 1, "庚": 40}, cast=60).state == ElectionState.ELECTED


@pytest.mark.parametrize(
    ("name", "votes", "words"),
    [("严大寒", 3, "在选举委员会里"), ("甲", 3, "已经是候选人"), ("己", 46, "超过了选票")],
)
def test_who_is_written_in_is_held_to_the_law(village, later, name, votes, words):
    election = village.nominated()
    numbers = {"甲": 30, "乙": 5, "丙": 60, "丁": 30, "戊": 20}
    with later(30), pytest.raises(RuleBroken, match=words):
        village.counted(election, numbers, written_in=[WrittenIn(village.head, name, votes)])
    assert not Candidate.objects.filter(is_written_in=True).exists()


def test_after_a_void_poll_nobody_written_in_stands(village, later):
    election = village.nominated()
    numbers = {"甲": 1, "乙": 1, "丙": 1, "丁": 1, "戊": 1}
    with later(30):
        void = village.counted(
            election, numbers, cast=40, written_in=[WrittenIn(village.head, "己", 30)], is_screened=True
        )
        assert void.state == ElectionState.VOID
        services.poll_again(election=election, poll_on=clock.today(), reason="人数不够", by=village.at())
        assert len(selectors.on_ballot(Election.objects.get())) == 5
        village.counted(election, numbers, written_in=[WrittenIn(village.head, "己", 50)], is_screened=True)
        assert [each.name for each in selectors.standing(election) if each.elected_in] == ["己"]


def test_the_form_of_a_count_takes_who_was_written_in(village, client, later):
    election = village.nominated()
    with later(30):
        client.force_login(village.cast.user("township_officer"))
        address = reverse("elections:act", args=[election.public_id, "count"])
        sent = {f"votes_{each.public_id}": "20" for each in selectors.on_ballot(election)}
        sent |= {"held_on": clock.today().isoformat(), "cast": "80", "proxies": "0", "tellers": "x"}
        field = f"written_{village.head.public_id}"
        wrong = client.post(address, sent | {field: "己 很多"})
        assert wrong.status_code == 422
        assert "姓名 得票" in wrong.content.decode()
        assert "己 很多" in wrong.content.decode()
        assert client.post(address, sent | {field: "己 6\n庚 2 P77"}).status_code == 302
        found = {each.name: each for each in Candidate.objects.filter(is_written_in=True)}
        assert found["庚"].holder_ref == "P77"
        page = client.get(reverse("elections:election", args=[election.public_id])).content.decode()
        assert "选票上另选的" in page
