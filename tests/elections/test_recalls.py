"""A member of a villagers' committee is recalled by those who elected them."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.elections import presenters, selectors, services
from lianxin.elections.calc import recalling
from lianxin.elections.forms import CountRecallForm
from lianxin.elections.models import Recall
from lianxin.elections.vocabulary import RECALL_WAYS, Method, RecallGround, RecallState, RecallTag
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import EndReason, Selection, UnitKind

COUNTS = st.integers(0, 100_000)


@given(st.sampled_from(list(recalling.NEEDED)), COUNTS)
def test_the_fewest_are_just_enough(ground, total):
    fewest = recalling.fewest(ground, total)
    assert recalling.may_be_raised(ground, fewest, total)
    assert fewest == 0 or not recalling.may_be_raised(ground, fewest - 1, total)
    assert recalling.NEEDED[ground] in {Fraction(1, 5), Fraction(1, 3)}


@given(st.sampled_from(["villagers", "household_reps", "resident_reps", "reps", "assembly"]), COUNTS, COUNTS, COUNTS)
def test_more_for_it_never_saves_anybody(method, listed, cast, in_favour):
    if recalling.passes(method, listed, cast, in_favour):
        assert recalling.passes(method, listed, cast, in_favour + 1)
        assert 4 * in_favour > listed
    assert not recalling.passes(method, listed, cast, cast // 2)
    assert method != "reps" or 3 * cast >= 2 * listed or not recalling.passes(method, listed, cast, in_favour)


@pytest.fixture
def member(village):
    return organisations.appoint(
        post=village.member, holder_name="丙", starts_on=date(2026, 1, 5), basis="选举", is_screened=True, by=SYSTEM
    )


def raised(village, member, **more):
    said = {
        "tenure": member, "ground": RecallGround.VOTERS, "asked": 20, "total": 100, "raised_on": clock.today(),
        "reason": "两年没有开过会", "by": village.at(),
    }  # fmt: skip
    return services.raise_recall(**said | more)


@pytest.mark.parametrize(
    ("votes", "in_favour", "state"),
    [(51, 26, RecallState.PASSED), (50, 50, RecallState.FAILED), (60, 30, RecallState.FAILED)],
)
def test_a_recall_passes_with_more_than_half_of_more_than_half(village, member, votes, in_favour, state):
    recall = raised(village, member)
    services.write_answer(recall=recall, answer="每月都开了", by=village.at())
    services.call_vote(recall=recall, vote_on=clock.today(), by=village.at())
    done = services.count_recall(recall=recall, listed=100, cast=votes, in_favour=in_favour, by=village.at())
    assert done.state == state
    member.refresh_from_db()
    gone = state == RecallState.PASSED
    assert (member.ends_on, member.end_reason) == ((clock.today(), "罢免") if gone else (None, ""))
    assert (member in units.serving_in(village.unit)) != gone
    assert ("参加投票的人不够" in presenters.count_line(done)) == (votes == 50)
    tags = set(AuditEvent.objects.filter(tag__startswith="elections:recall").values_list("tag", flat=True))
    assert tags == {RecallTag.RAISE, RecallTag.ANSWER, RecallTag.CALL, RecallTag.COUNT}
    with pytest.raises(RuleBroken, match="现在是"):
        services.drop_recall(recall=recall, reason="晚了", by=village.at())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"asked": 19}, "至少要 20 人签名"),
        ({"ground": RecallGround.REPS, "asked": 10, "total": 31}, "至少要 11 人签名"),
        ({"asked": 101}, "签名的人不够"),
        ({"raised_on": date(2020, 1, 1)}, "日期要在任职以后"),
        ({"by": "secretary"}, "乡镇、县"),
    ],
)
def test_a_recall_without_ground_is_refused(village, member, change, words):
    if "by" in change:
        change = {"by": village.at(change["by"])}
    with pytest.raises((RuleBroken, NotAllowed), match=words):
        raised(village, member, **change)
    assert not Recall.objects.exists()


def held_in(village, kind):
    unit = organisations.create_unit(kind=kind, name="上河村的", division=village.cast.village, by=SYSTEM)
    post = organisations.add_post(unit=unit, title="委员", by=SYSTEM)
    return organisations.appoint(
        post=post, holder_name="庚", starts_on=date(2026, 1, 5), basis="选举", is_screened=True, by=SYSTEM
    )


def test_one_at_a_time_and_only_of_bodies_the_people_elect(village, member):
    recall = raised(village, member)
    with pytest.raises(RuleBroken, match="对丙的罢免正在办"):
        raised(village, member)
    services.drop_recall(recall=recall, reason="联名的人撤回", by=village.at())
    assert raised(village, member).state == RecallState.RAISED
    with pytest.raises(RuleBroken, match="监督委员会成员"):
        raised(village, held_in(village, UnitKind.MEDIATION_COMMITTEE))


@pytest.mark.parametrize(
    ("kind", "method", "present", "papers", "in_favour", "state"),
    [
        (UnitKind.SUPERVISION_COMMITTEE, Method.REPS, 66, 66, 40, RecallState.FAILED),
        (UnitKind.SUPERVISION_COMMITTEE, Method.REPS, 67, 60, 34, RecallState.PASSED),
        (UnitKind.SUPERVISION_COMMITTEE, Method.REPS, 80, 60, 40, RecallState.FAILED),
        (UnitKind.RESIDENTS_COMMITTEE, Method.REPRESENTATIVES, None, 66, 60, RecallState.FAILED),
        (UnitKind.RESIDENTS_COMMITTEE, Method.REPRESENTATIVES, None, 67, 34, RecallState.PASSED),
    ],
)
def test_whom_others_elected_they_recall_as_they_elected(village, kind, method, present, papers, in_favour, state):
    other = held_in(village, kind)
    with pytest.raises(RuleBroken, match="由选它的人表决"):
        raised(village, other, method=Method.BRANCH)
    recall = raised(village, other, method=method)
    assert "三分之二" in presenters.recall_rule(recall.method)
    services.call_vote(recall=recall, vote_on=clock.today(), by=village.at())
    said = {"recall": recall, "listed": 100, "cast": papers, "in_favour": in_favour, "by": village.at()}
    assert ("present" in CountRecallForm(about=recall, actor=village.at()).fields) == (present is not None)
    with pytest.raises(RuleBroken, match="到会"):
        services.count_recall(present=None if present else papers, **said)
    done = services.count_recall(present=present, **said)
    assert done.state == state
    assert ("到会" in presenters.count_line(done)) == (present is not None)
    with pytest.raises(RuleBroken, match="投票"):
        organisations.leave_post(tenure=other, on=clock.today(), why=EndReason.RECALLED, words="会议", by=SYSTEM)


def test_once_the_day_is_there_it_is_counted(village, member, later, client):
    """Before it is put off with the reason, or dropped, and everybody is told why."""
    recall, soon = raised(village, member), clock.today() + timedelta(days=5)
    services.call_vote(recall=recall, vote_on=soon, by=village.at())
    with pytest.raises(RuleBroken, match="要写原因"):
        services.call_vote(recall=recall, vote_on=soon + timedelta(days=1), by=village.at())
    moved = services.call_vote(
        recall=recall, vote_on=soon + timedelta(days=1), reason="下大雨，路断了", by=village.at()
    )
    assert "下大雨，路断了" in presenters.recall_notice_words(moved)[1]
    with later(6):
        for act in (
            lambda: services.call_vote(recall=recall, vote_on=clock.today() + timedelta(days=3), reason="再等", by=village.at()),
            lambda: services.drop_recall(recall=recall, reason="不办", by=village.at()),
        ):  # fmt: skip
            with pytest.raises(RuleBroken, match="已经到了，请登记计票"):
                act()
    dropped = services.drop_recall(recall=recall, reason="联名的人撤回", by=village.at())
    title, body = presenters.recall_notice_words(dropped)
    assert title.endswith("罢免投票取消公告")
    assert "联名的人撤回" in body
    assert selectors.is_told(dropped)


def test_a_count_refuses_what_cannot_be(village, member, later):
    recall = raised(village, member)
    with pytest.raises(RuleBroken, match="不能早于今天"):
        services.call_vote(recall=recall, vote_on=clock.today() - timedelta(days=1), by=village.at())
    with pytest.raises(RuleBroken, match="现在是"):
        services.count_recall(recall=recall, listed=100, cast=80, in_favour=50, by=village.at())
    services.call_vote(recall=recall, vote_on=clock.today() + timedelta(days=5), by=village.at())
    with pytest.raises(RuleBroken, match="还没有到投票日"):
        services.count_recall(recall=recall, listed=100, cast=80, in_favour=50, by=village.at())
    with later(5):
        for numbers in ({"cast": 101, "in_favour": 50}, {"cast": 40, "in_favour": 41}):
            with pytest.raises(RuleBroken, match="不能比"):
                services.count_recall(recall=recall, listed=100, by=village.at(), **numbers)
        organisations.end_tenure(tenure=member, on=clock.today(), reason="辞职", by=SYSTEM)
        with pytest.raises(RuleBroken, match="任期已经结束"):
            services.count_recall(recall=recall, listed=100, cast=80, in_favour=50, by=village.at())


def test_the_term_ends_on_the_day_of_the_vote_whenever_it_is_entered(village, member, later):
    recall = raised(village, member)
    vote_on = clock.today() + timedelta(days=5)
    services.call_vote(recall=recall, vote_on=vote_on, by=village.at())
    with later(9):
        services.count_recall(recall=recall, listed=100, cast=80, in_favour=60, by=village.at())
    member.refresh_from_db()
    assert member.ends_on == vote_on


def test_an_answer_is_not_changed_after_the_vote_and_what_it_said_before_is_kept(village, member, later):
    recall = raised(village, member)
    services.write_answer(recall=recall, answer="每月都开", by=village.at())
    services.write_answer(recall=recall, answer="请过假", by=village.at())
    events = AuditEvent.objects.filter(tag=RecallTag.ANSWER).order_by("pk")
    assert [each.before.get("answer") for each in events] == [None, "每月都开"]
    services.call_vote(recall=recall, vote_on=clock.today() + timedelta(days=5), by=village.at())
    with later(5):
        services.write_answer(recall=recall, answer="当天说的", by=village.at())
    with later(6), pytest.raises(RuleBroken, match="已经过了投票日"):
        services.write_answer(recall=recall, answer="事后改的", by=village.at())
    recall.refresh_from_db()
    assert recall.answer == "当天说的"


def test_only_who_was_elected_may_be_recalled(village, member):
    post = organisations.add_post(unit=village.unit, title="文书", selection=Selection.RECRUITED, by=SYSTEM)
    clerk = organisations.appoint(
        post=post, holder_name="庚", starts_on=date(2026, 1, 5), basis="聘用", is_screened=True, by=SYSTEM
    )
    assert list(selectors.who_may_be_recalled(village.unit)) == [member]
    with pytest.raises(RuleBroken, match="选出来的"):
        raised(village, clerk)


def test_the_member_reads_the_charge_and_finds_it_in_todays_list(client, village, later):
    user = village.cast.user("committee")
    mine = organisations.appoint(
        post=village.member, holder_name="丙", user=user, starts_on=date(2026, 1, 5), basis="选举", is_screened=True,
        by=SYSTEM,
    )  # fmt: skip
    recall = raised(village, mine)
    address = reverse("elections:recall", args=[recall.public_id])
    client.force_login(user)
    page = client.get(address).content.decode()
    assert "两年没有开过会" in page
    assert reverse("elections:recalls", args=[village.unit.public_id]) not in page
    assert reverse("elections:act_on_recall", args=[recall.public_id, "answer"]) not in page
    assert client.get(reverse("elections:recalls", args=[village.unit.public_id])).status_code in (403, 404)

    def rows(name):
        return [(row.url, row.next_action) for row in presenters.recall_rows(village.at(name), clock.now())]

    assert rows("committee") == [(address, "看理由，写申辩")]
    assert rows("township_officer") == [(address, "定投票日")]
    assert rows("secretary") == rows("resident") == []
    services.call_vote(recall=recall, vote_on=clock.today(), by=village.at())
    assert rows("township_officer") == [(address, "登记计票")]
    services.count_recall(recall=recall, listed=100, cast=80, in_favour=60, by=village.at())
    assert rows("committee") == rows("township_officer") == []
    client.logout()
    public = client.get(f"{reverse('elections:index')}?unit={village.unit.public_id}").content.decode()
    assert "丙 委员 · 已罢免" in public
    assert "两年没有开过会" not in public


def test_in_the_browser(client, village, member):
    client.force_login(village.cast.user("township_officer"))
    recalls = reverse("elections:recalls", args=[village.unit.public_id])
    assert recalls in client.get(reverse("organisations:unit", args=[village.unit.public_id])).content.decode()
    assert "没有人提过" in client.get(recalls).content.decode()
    start = reverse("elections:raise_recall", args=[village.unit.public_id])
    sent = {"tenure": member.public_id, "ground": "voters", "total": "100", "raised_on": clock.today().isoformat()}
    few = client.post(start, sent | {"asked": "19", "reason": "不开会"})
    assert few.status_code == 422
    assert "至少要 20 人签名。（村民委员会组织法第十四条至第二十四条）" in few.content.decode()
    made = client.post(start, sent | {"asked": "20", "reason": "不开会"})
    recall = Recall.objects.get()
    assert made.url == reverse("elections:recall", args=[recall.public_id])

    def act(verb, data):
        return client.post(reverse("elections:act_on_recall", args=[recall.public_id, verb]), data).status_code

    index = reverse("elections:index")
    assert made.url in client.get(index).content.decode()
    client.logout()
    assert made.url not in client.get(index).content.decode()
    client.force_login(village.cast.user("township_officer"))
    assert act("answer", {"answer": "都开了"}) == 302
    assert act("call", {"vote_on": clock.today().isoformat()}) == 302
    assert act("count", {"listed": "100", "cast": "80", "in_favour": "41"}) == 302
    assert act("none", {}) == 404
    page = client.get(made.url).content.decode()
    for words in ("已罢免", "100 人里 20 人签名", "都开了", "同意罢免 41 张"):
        assert words in page
    for name in ("resident", "secretary", "committee", "outsider"):
        client.force_login(village.cast.user(name))
        assert client.get(made.url).status_code in (403, 404)
        assert client.get(recalls).status_code in (403, 404)


def test_its_notices_are_written_and_go_the_boards_way(client, village, member):
    recall = raised(village, member)
    address = reverse("elections:recall", args=[recall.public_id])
    draft = reverse("elections:act_on_recall", args=[recall.public_id, "notice"])
    client.force_login(village.cast.user("township_officer"))
    assert draft not in client.get(address).content.decode()
    assert client.get(draft).status_code == 404
    with pytest.raises(RuleBroken, match="还没有定投票日"):
        services.draft_recall_notice(recall=recall, title="公告", body="投票", by=village.at())
    services.call_vote(recall=recall, vote_on=clock.today(), by=village.at())
    assert draft in client.get(address).content.decode()

    def drafted():
        fields = client.get(draft).context["form"].initial
        assert client.post(draft, fields).status_code == 302
        again = client.post(draft, fields)
        assert (again.status_code, "已经拟过" in again.content.decode()) == (422, True)
        return board.notices_of("recall", recall.public_id)[0]

    called = drafted()
    for words in ("罢免投票公告", "100 人，20 人签名", "投票以前当众念", "超过一半同意"):
        assert words in called.title + called.body
    assert "两年没有开过会" not in called.body
    bulletin.submit_notice(notice=called, by=village.at())
    assert called.title in client.get(address).content.decode()
    services.count_recall(recall=recall, listed=100, cast=80, in_favour=60, by=village.at())
    result = drafted()
    assert "同意罢免 60 张" in result.body
    assert "罢免通过" in result.body
    assert (result.source_kind, result.source_label) == ("recall", "丙 委员")
    for name in ("county_officer", "secretary", "committee"):
        client.force_login(village.cast.user(name))
        assert client.post(draft, {"title": "公告", "body": "投票"}).status_code in (403, 404)


def test_the_next_step_comes_first(client, village, member, later):
    recall = raised(village, member)

    def first():
        client.force_login(village.cast.user("township_officer"))
        return client.get(reverse("elections:recall", args=[recall.public_id])).context["steps"][0].name

    assert first() == "call"
    services.call_vote(recall=recall, vote_on=clock.today() + timedelta(days=3), by=village.at())
    assert first() == "answer"
    with later(3):
        assert first() == "count"


def test_the_same_again_is_refused(village, member):
    recall = raised(village, member)
    services.call_vote(recall=recall, vote_on=clock.today(), by=village.at())
    with pytest.raises(RuleBroken, match="已经定在这一天"):
        services.call_vote(recall=recall, vote_on=clock.today(), by=village.at())
    services.write_answer(recall=recall, answer="每月都开", by=village.at())
    with pytest.raises(RuleBroken, match="已经这样登记"):
        services.write_answer(recall=recall, answer=" 每月都开 ", by=village.at())


def test_every_state_but_the_ends_leads_somewhere():
    left = {state for way in RECALL_WAYS.values() for state in way.sources}
    assert set(RecallState) - left == {RecallState.PASSED, RecallState.FAILED, RecallState.DROPPED}
