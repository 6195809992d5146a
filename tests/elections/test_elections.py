"""An election from its plan to the hand-over; what the law forbids is refused with its article."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lianxin.accounts.models import Grant
from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.bulletin.models import Notice
from lianxin.elections import presenters, selectors, services
from lianxin.elections.models import Candidate, Election, HandoverItem, Poll
from lianxin.elections.vocabulary import (
    ELECTION_WAYS,
    ENDS,
    AuditTag,
    ElectionKind,
    ElectionState,
    Handover,
    Method,
    Paper,
    WrittenIn,
)
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.insert_only import InsertOnly
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.errors import Incompatible
from lianxin.organisations.services import kinship
from lianxin.organisations.vocabulary import UnitKind
from tests.cast import make_user


def fresh(election):
    return Election.objects.get(pk=election.pk)


def serving(village):
    return {(each.post.title, each.holder_name) for each in units.serving_in(village.unit)}


def appointed(village, name, post, *, starts_on=date(2021, 1, 4), user=None):
    return organisations.appoint(
        post=post, holder_name=name, user=user, starts_on=starts_on, basis="选举", is_screened=True, by=SYSTEM
    )


def test_a_full_election_from_plan_to_hand_over(village, later):
    old = appointed(village, "旧主任", village.head)
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30})
        assert fresh(election).state == ElectionState.ELECTED
        services.install_elected(election=election, on=clock.today(), basis="选举结果报告单", by=village.at())
        assert serving(village) == {("主任", "甲"), ("委员", "丙"), ("委员", "丁")}
        old.refresh_from_db()
        assert (old.ends_on, old.end_reason) == (clock.today(), "届满")
        new = units.serving_in(village.unit).get(holder_name="甲")
        assert new.term_ends_on == clock.today().replace(year=clock.today().year + 5)
        with pytest.raises(RuleBroken, match="还有 7 项没有交接"):
            services.close_election(election=election, by=village.at())
        for item in HandoverItem.objects.all():
            services.hand_over(item=item, done_on=clock.today(), words="旧主任交、甲接", by=village.at())
        assert services.close_election(election=election, by=village.at()).state == ElectionState.CLOSED
    assert AuditEvent.objects.order_by("-pk").first().tag == AuditTag.CLOSE
    assert {item.what for item in HandoverItem.objects.all()} == set(Handover) - {Handover.AUDIT}


def test_roles_come_and_go_with_the_posts(village, later):
    organisations.add_post(unit=village.unit, title="副主任", role=Role.COMMITTEE_MEMBER, by=SYSTEM)
    deputy = village.unit.posts.get(title="副主任")
    old, new = make_user("jiu", "旧人"), make_user("xin", "新人")
    appointed(village, "旧人", deputy, user=old)
    election = village.listed(since=6)
    for name, post in (("甲", village.head), ("乙", village.head), ("丙", village.member), ("丁", village.member),
                       ("戊", village.member), ("己", deputy)):  # fmt: skip
        village.stands(election, name, post)
    village.stands(election, "新人", deputy, user=new)
    services.post_candidates(election=election, by=village.at())
    with later(30):
        village.counted(election, {"甲": 50, "乙": 5, "丙": 60, "丁": 45, "戊": 3, "己": 2, "新人": 70})
        services.install_elected(election=election, on=clock.today(), basis="选举", by=village.at())
        assert Grant.objects.get(user=old).ends_on == clock.today() - timedelta(days=1)
        assert Grant.objects.get(user=new).scope_path == village.cast.village.path


def test_too_few_votes_make_it_void_and_it_is_held_anew(village, later):
    election = village.nominated()
    with later(30):
        void = village.counted(election, {"甲": 50, "乙": 0, "丙": 50, "丁": 50, "戊": 0}, cast=50)
        assert void.state == ElectionState.VOID
        assert not [each for each in selectors.standing(election) if each.elected_in]
        again = services.poll_again(
            election=election, poll_on=clock.today() + timedelta(days=5), reason="人数不够", by=village.at()
        )
        assert again.state == ElectionState.NOMINATED
        with pytest.raises(RuleBroken, match="投票日以后"):
            village.counted(again, {"甲": 80, "乙": 0, "丙": 80, "丁": 80, "戊": 0}, cast=80)


def test_after_a_void_poll_with_too_few_left_the_list_is_open_again(village, later):
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 0, "丙": 50, "丁": 50, "戊": 0}, cast=50)
        leaving = next(each for each in selectors.standing(election) if each.name == "乙")
        services.withdraw_candidate(candidate=leaving, reason="不选了", by=village.at("secretary"))
        again = services.poll_again(
            election=election, poll_on=clock.today() + timedelta(days=5), reason="人数不够", by=village.at()
        )
        assert again.state == ElectionState.LISTED
        village.stands(again, "己")
        assert services.post_candidates(election=again, by=village.at()).state == ElectionState.NOMINATED


def test_a_candidate_written_in_for_another_post_is_counted_and_takes_one_seat(village, later):
    election = village.nominated()
    with later(30):
        written = [WrittenIn(village.member, "甲", 70), WrittenIn(village.head, "丙", 1)]
        village.counted(
            election, {"甲": 50, "乙": 20, "丙": 60, "丁": 5, "戊": 3}, written_in=written, is_screened=True
        )
        with pytest.raises(RuleBroken, match="甲当选了两个职务"):
            services.install_elected(election=election, on=clock.today(), basis="选举", by=village.at())
        second = next(each for each in selectors.standing(election) if each.name == "甲" and each.is_written_in)
        services.decline_seat(candidate=second, on=clock.today(), cause="other", by=village.at())


def test_a_namesake_stands_with_a_record_and_words(village):
    election = village.listed()
    village.stands(election, "甲", holder_ref="P1")
    for more in ({"holder_ref": "P1", "warning_words": "同名"}, {"holder_ref": "P2"}):
        with pytest.raises(RuleBroken, match="人口档案编号"):
            village.stands(election, "甲", village.member, **more)
    assert village.stands(election, "甲", village.member, holder_ref="P2", warning_words="只是同名").name == "甲"


def test_a_seat_nobody_won_wants_a_run_off_with_a_third(village, later):
    election = village.nominated()
    with later(30):
        half = village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 40, "戊": 30})
        assert half.state == ElectionState.RUN_OFF
        assert [each.name for each in selectors.on_ballot(election)] == ["丁", "戊"]
        done = village.counted(election, {"丁": 20, "戊": 31}, cast=60)
        assert done.state == ElectionState.ELECTED
    assert {(each.name, each.elected_in) for each in selectors.standing(election) if each.elected_in} == {
        ("甲", 1), ("丙", 1), ("戊", 2),
    }  # fmt: skip


def test_a_by_election_fills_the_free_seat_for_the_rest_of_the_term(village, later):
    first = appointed(village, "主任甲", village.head, starts_on=date(2026, 1, 5))
    appointed(village, "委员乙", village.member, starts_on=date(2026, 1, 5))
    election = village.listed(since=6, kind=ElectionKind.BY_ELECTION)
    assert selectors.seats_of(election) == {village.member: 1}
    with pytest.raises(RuleBroken, match="这次不选"):
        village.stands(election, "丙")
    for name in ("丙", "丁"):
        village.stands(election, name, village.member)
    services.post_candidates(election=election, by=village.at())
    with later(30):
        village.counted(election, {"丙": 60, "丁": 10})
        services.install_elected(election=election, on=clock.today(), basis="补选", by=village.at())
        new = units.serving_in(village.unit).get(holder_name="丙")
        assert new.term_ends_on == first.term_ends_on
        assert serving(village) == {("主任", "主任甲"), ("委员", "委员乙"), ("委员", "丙")}
        assert not HandoverItem.objects.exists()
        assert fresh(election).state == ElectionState.CLOSED


def test_whom_the_law_bars_does_not_stand(village):
    election = village.listed()
    with pytest.raises(RuleBroken, match="严大寒在选举委员会里") as refused:
        village.stands(election, "严大寒")
    assert refused.value.article == "村民委员会组织法第十四条至第二十四条"
    with pytest.raises(Incompatible, match="请先联审"):
        village.stands(election, "甲", is_screened=False)
    supervision = organisations.create_unit(
        kind=UnitKind.SUPERVISION_COMMITTEE, name="上河村村务监督委员会", division=village.cast.village, by=SYSTEM
    )
    post = organisations.add_post(unit=supervision, title="委员", by=SYSTEM)
    organisations.appoint(
        post=post, holder_name="甲", holder_ref="P1", starts_on=date(2026, 1, 5), basis="选举", by=SYSTEM
    )
    with pytest.raises(Incompatible, match="本人同时在受监督的岗位上") as barred:
        village.stands(election, "甲", holder_ref="P1")
    assert barred.value.article
    before = kinship._sources["kin"]
    kinship.register_kinship_source(lambda refs: {frozenset({"P1", "P2"})} if {"P1", "P2"} <= refs else set())
    try:
        with pytest.raises(Incompatible, match="近亲属"):
            village.stands(election, "乙", holder_ref="P2")
    finally:
        kinship.register_kinship_source(before)
    assert not selectors.standing(election)


def test_who_serves_now_may_stand_again(village):
    appointed(village, "甲", village.head, user=village.cast.user("committee"))
    election = village.listed()
    assert village.stands(election, "甲", user=village.cast.user("committee")).name == "甲"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"poll_on": date(2020, 1, 1)}, "投票日要从今天起"),
        ({"committee": [" "]}, "选举委员会有谁"),
        ({"method": Method.BRANCH}, "村民委员会这样选：登记的选民直接选"),
        ({"method": Method.REPRESENTATIVES}, "村民委员会这样选：登记的选民直接选"),
        ({"method": Method.HOUSEHOLDS}, "村民委员会这样选：登记的选民直接选"),
        ({"method": Method.GROUP}, "村民委员会这样选：登记的选民直接选"),
        ({"by": "secretary"}, "乡镇、县"),
    ],
)
def test_a_plan_refuses(village, change, words):
    if "by" in change:
        change = {"by": village.at(change["by"])}
    with pytest.raises((RuleBroken, NotAllowed), match=words):
        village.planned(**change)
    assert not Election.objects.exists()


def test_one_election_of_a_body_at_a_time_and_no_by_election_without_a_free_seat(village):
    election = village.planned()
    with pytest.raises(RuleBroken, match="还没有办完"):
        village.planned()
    services.cancel_election(election=election, reason="推迟", by=village.at())
    appointed(village, "甲", village.head)
    for name in ("乙", "丙"):
        appointed(village, name, village.member)
    with pytest.raises(RuleBroken, match="没有空缺"):
        village.planned(kind=ElectionKind.BY_ELECTION)


def test_the_list_hangs_twenty_days_before_the_poll(village):
    near = village.planned(poll_on=clock.today() + timedelta(days=19))
    with pytest.raises(RuleBroken, match="20 天前公布") as refused:
        services.post_list(election=near, listed=100, listed_on=clock.today(), by=village.at())
    assert refused.value.article == "村民委员会组织法第十四条至第二十四条"
    services.move_poll(election=near, poll_on=clock.today() + timedelta(days=20), reason="名单来不及", by=village.at())
    listed = services.post_list(election=near, listed=100, listed_on=clock.today(), by=village.at())
    assert listed.state == ElectionState.LISTED
    with pytest.raises(RuleBroken, match="20 天前公布"):
        services.move_poll(election=near, poll_on=clock.today() + timedelta(days=19), reason="早点", by=village.at())


def test_objections_come_in_five_days_and_hold_up_the_candidates(village, later):
    election = village.listed()
    for name in ("甲", "乙"):
        village.stands(election, name)
    for name in ("丙", "丁", "戊"):
        village.stands(election, name, village.member)
    made = services.object_to_list(
        election=election, name="周小满", words="漏了我", raised_on=clock.today(), by=village.at("secretary")
    )
    with pytest.raises(RuleBroken, match="异议还没有处理完"):
        services.post_candidates(election=election, by=village.at())
    services.decide_objection(objection=made, is_upheld=True, listed=101, answer="补进名单", by=village.at("secretary"))
    assert [(each["from"], each["to"]) for each in fresh(election).list_changes] == [(100, 101)]
    with pytest.raises(RuleBroken, match="已经处理"):
        services.decide_objection(objection=made, is_upheld=False, answer="再来", by=village.at("secretary"))
    with later(6), pytest.raises(RuleBroken, match="5 天内提"):
        services.object_to_list(
            election=election, name="周远", words="多了人", raised_on=clock.today(), by=village.at("secretary")
        )
    for days in (0, 5):
        with later(days), pytest.raises(RuleBroken, match="过了这一天再公布候选人"):
            services.post_candidates(election=election, by=village.at())
    with later(6):
        assert services.post_candidates(election=election, by=village.at()).state == ElectionState.NOMINATED


def test_candidates_must_be_more_than_seats(village):
    election = village.listed(since=6)
    village.stands(election, "甲")
    with pytest.raises(RuleBroken, match="“主任”选 1 人，候选人至少 2 人，现在 1 人"):
        services.post_candidates(election=election, by=village.at())
    second = village.stands(election, "乙")
    with pytest.raises(RuleBroken, match="已经是候选人"):
        village.stands(election, "乙")
    services.withdraw_candidate(candidate=second, reason="身体不好", by=village.at("secretary"))
    assert [each.name for each in selectors.standing(election)] == ["甲"]


def test_posted_candidates_who_become_too_few_open_the_list_again(village):
    election = village.nominated()
    guide = village.at()
    first, second = (each for each in selectors.standing(election) if each.post == village.head)
    services.withdraw_candidate(candidate=first, reason="身体不好", by=guide)
    assert fresh(election).state == ElectionState.LISTED
    event = AuditEvent.objects.get(tag=AuditTag.WITHDRAW)
    assert (event.after["state"], event.reason) == ("listed", "")  # why is nobody's business for ever
    assert Candidate.objects.get(pk=first.pk).withdrawn_reason == "身体不好"
    with pytest.raises(RuleBroken, match="已经不是候选人"):
        services.withdraw_candidate(candidate=first, reason="再点一次", by=guide)
    with pytest.raises(RuleBroken, match="候选人至少 2 人"):
        services.post_candidates(election=election, by=guide)
    village.stands(fresh(election), "己", village.head)
    assert services.post_candidates(election=election, by=guide).state == ElectionState.NOMINATED
    member = next(each for each in selectors.standing(election) if each.name == "丙")
    assert second in selectors.standing(election)
    services.withdraw_candidate(candidate=member, reason="出门", by=guide)
    assert fresh(election).state == ElectionState.LISTED


def test_one_more_candidate_than_needed_may_go(village):
    election = village.listed(since=6)
    for name, post in zip("甲乙己丙丁戊", [village.head] * 3 + [village.member] * 3, strict=True):
        village.stands(election, name, post)
    services.post_candidates(election=election, by=village.at())
    gone = next(each for each in selectors.standing(election) if each.name == "甲")
    services.withdraw_candidate(candidate=gone, reason="身体不好", by=village.at())
    assert fresh(election).state == ElectionState.NOMINATED


def test_a_stale_candidate_or_item_is_judged_as_it_is_now(village, later):
    election = village.nominated()
    stale = next(each for each in selectors.standing(election) if each.name == "甲")
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 40, "戊": 30})
        with pytest.raises(RuleBroken, match="甲已经当选"):
            services.withdraw_candidate(candidate=stale, reason="不干了", by=village.at())
        services.install_elected(election=election, on=clock.today(), basis="选举", by=village.at())
        item, same = HandoverItem.objects.first(), HandoverItem.objects.first()
        services.hand_over(item=item, done_on=clock.today(), words="三枚", by=village.at())
        with pytest.raises(RuleBroken, match="已经交接"):
            services.hand_over(item=same, done_on=clock.today(), words="两枚", by=village.at())
    assert HandoverItem.objects.get(pk=item.pk).words == "三枚"


@pytest.mark.parametrize(
    ("votes", "more", "words"),
    [
        ({"甲": 1}, {}, "每个候选人都要写得票"),
        ({"甲": 50, "乙": 31, "丙": 1, "丁": 1, "戊": 1}, {}, "超过了选票"),
        ({"甲": 1, "乙": 1, "丙": 81, "丁": 1, "戊": 1}, {}, "超过了选票"),
        ({"甲": 1, "乙": 1, "丙": 1, "丁": 1, "戊": 1}, {"cast": 101}, "不能比名单上的人多"),
        ({"甲": 1, "乙": 1, "丙": 1, "丁": 1, "戊": 1}, {"held_on": date(2026, 1, 1)}, "投票日以后"),
    ],
)
def test_numbers_that_cannot_be_are_refused(village, later, votes, more, words):
    election = village.nominated()
    with later(30), pytest.raises(RuleBroken, match=words):
        village.counted(election, votes, **more)
    assert not Poll.objects.exists()


def test_a_count_is_never_changed(village, later):
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30})
    poll = Poll.objects.get()
    poll.cast = 1
    with pytest.raises(InsertOnly):
        poll.save()
    with pytest.raises(InsertOnly):
        Poll.objects.update(cast=1)


def test_who_may_do_what(village, later):
    election = village.nominated()
    with later(30):
        for name in ("secretary", "committee", "resident", "supervisor", "outsider"):
            with pytest.raises(NotAllowed):
                services.enter_count(
                    election=election, held_on=clock.today(), cast=80, votes={}, tellers="x",
                    by=village.at(name),
                )  # fmt: skip
    for name in ("resident", "committee", "outsider", "clerk", "secretary"):
        with pytest.raises(NotAllowed):
            services.cancel_election(election=election, reason="不选了", by=village.at(name))


def test_a_run_off_nobody_stands_in_is_cancelled_and_who_was_elected_takes_the_seat(village, later):
    election = village.nominated()
    with later(30):
        half = village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 40, "戊": 30})
        with pytest.raises(RuleBroken, match="先办理就任"):
            services.cancel_election(election=half, reason="没人愿意", by=village.at())
        done = services.install_elected(election=half, on=clock.today(), basis="选举结果报告单", by=village.at())
        left = next(each for each in selectors.standing(done) if not each.elected_in)
        with pytest.raises(RuleBroken, match="现在是“已就任”"):
            services.withdraw_candidate(candidate=left, reason="不干了", by=village.at())


def test_a_run_off_without_anybody_elected_is_given_up(village, later):
    election = village.nominated()
    with later(30):
        half = village.counted(election, {"甲": 40, "乙": 39, "丙": 30, "丁": 30, "戊": 30})
        assert half.state == ElectionState.RUN_OFF
        for each in selectors.standing(half):
            services.withdraw_candidate(candidate=each, reason="不干了", by=village.at())
        assert services.cancel_election(election=half, reason="没人愿意", by=village.at()).state == "cancelled"


def test_every_state_but_the_ends_leads_somewhere():
    left = {state for way in ELECTION_WAYS.values() for state in way.sources}
    assert set(ElectionState) - left == set(ENDS)


def test_in_the_browser(client, village, later):
    client.force_login(village.cast.user("township_officer"))
    page = client.get(reverse("organisations:unit", args=[village.unit.public_id])).content.decode()
    mine = f"{reverse('elections:index')}?unit={village.unit.public_id}"
    assert mine in page
    start = reverse("elections:plan", args=[village.unit.public_id])
    assert start in client.get(mine).content.decode()
    sent = {"kind": "full", "method": "villagers", "committee": "严大寒\n花立秋"}
    made = client.post(start, {**sent, "poll_on": (clock.today() + timedelta(days=30)).isoformat()})
    election = Election.objects.get()
    assert made.url == reverse("elections:election", args=[election.public_id])

    def act(verb, data):
        return client.post(reverse("elections:act", args=[election.public_id, verb]), data)

    listed_on = (clock.today() - timedelta(days=6)).isoformat()
    assert act("post_list", {"listed_on": listed_on, "listed": "100"}).status_code == 302
    barred = act("nominate", {"post": village.head.public_id, "name": "甲", "nominated_by": "十名选民"})
    assert barred.status_code == 422
    assert "请先联审" in barred.content.decode()
    for name, post in (("甲", village.head), ("乙", village.head), ("丙", village.member), ("丁", village.member),
                       ("戊", village.member)):  # fmt: skip
        data = {"post": post.public_id, "name": name, "nominated_by": "十名选民", "is_screened": "on"}
        assert act("nominate", data).status_code == 302
    objected = act("object", {"name": "周小满", "words": "漏了我", "raised_on": listed_on})
    assert objected.status_code == 302
    (objection,) = selectors.objections_of(election)
    decide = reverse("elections:decide", args=[election.public_id, objection.public_id])
    assert client.post(decide, {"is_upheld": "1", "listed": "101", "answer": "补进名单"}).status_code == 302
    assert act("post_candidates", {}).status_code == 302
    seen = client.get(made.url).content.decode()
    assert "周小满" in seen
    client.logout()
    public = client.get(made.url).content.decode()
    assert "十名选民提名" in public
    assert "周小满" not in public
    client.force_login(village.cast.user("township_officer"))
    with later(30):
        client.force_login(village.cast.user("township_officer"))  # the old session is over
        votes = {
            f"votes_{each.public_id}": "45" if each.name in "甲丙丁" else "2" for each in selectors.on_ballot(election)
        }
        numbers = {"held_on": clock.today().isoformat(), "cast": "80", "proxies": "2", "tellers": "x"}
        assert "先登记离任审计" in act("count", {**numbers, **votes}).content.decode()
        audit = {"audited_on": clock.today().isoformat(), "audited_by": "镇审计办", "audit_said": "账目清楚"}
        assert act("note_audit", audit).status_code == 302
        assert act("note_audit", audit).status_code == 422
        counted = act("count", {**numbers, **votes})
        assert counted.status_code == 302
        assert "镇审计办，账目清楚" in client.get(made.url).content.decode()
        assert act("install", {"on": clock.today().isoformat(), "basis": "选举"}).status_code == 302
        seals = reverse("elections:hand_over", args=[election.public_id, "seals"])
        assert client.post(seals, {"done_on": clock.today().isoformat(), "words": "三枚"}).status_code == 302
        shown = client.get(made.url).content.decode()
        assert "收回选票 80 张" in shown
        assert "三枚" in shown
        paper = client.get(reverse("elections:paper", args=[election.public_id]))
        assert paper.content.startswith(b"%PDF")
    assert client.get(reverse("elections:index")).status_code == 200


@pytest.mark.parametrize("paper", ["list", "candidates", "poll", "result"])
def test_notices_are_drafted_with_their_words_ready(client, village, paper):
    election = village.nominated()
    client.force_login(village.cast.user("committee"))
    address = reverse("elections:notice", args=[election.public_id, paper])
    page = client.get(address).content.decode()
    assert "上河村村民委员会换届选举" in page
    title, body = presenters.notice_words(election, Paper(paper))
    assert client.post(address, {"title": title, "body": body}).status_code == 302
    notice = Notice.objects.get()
    assert (notice.title, notice.source_kind, notice.source_id) == (title, "election", election.public_id)
    assert client.get(reverse("elections:notice", args=[election.public_id, "none"])).status_code == 404


def test_only_notices_there_is_something_to_write_in_are_offered(village, later):
    assert selectors.notices_for(village.planned()) == [Paper.LIST, Paper.CANDIDATES, Paper.POLL]


def test_the_result_is_offered_once_it_is_there(village, later):
    election = village.nominated()
    assert selectors.notices_for(election) == [Paper.CANDIDATES, Paper.POLL, Paper.PROXIES]
    with later(30):
        counted = village.counted(election, {"甲": 50, "乙": 25, "丙": 55, "丁": 45, "戊": 42})
        assert selectors.notices_for(counted) == [Paper.RESULT]


def test_the_next_step_stands_in_todays_list_before_its_day(village, later):
    election = village.planned(poll_on=clock.today() + timedelta(days=60))
    assert not presenters.waiting_rows(village.at("secretary"), clock.now())
    with later(31):
        (row,) = presenters.waiting_rows(village.at("secretary"), clock.now())
        assert (row.title, row.next_action) == (str(election), "公布名单")
        assert not presenters.waiting_rows(village.at("outsider"), clock.now())


@pytest.mark.parametrize("count", [1, 6])
def test_the_page_asks_the_same_for_few_and_for_many(client, village, count, django_assert_num_queries):
    election = village.listed()
    for number in range(count):
        village.stands(election, f"候选人{number}")
        services.object_to_list(
            election=election, name="甲", words="x", raised_on=clock.today(), by=village.at("secretary")
        )
    client.force_login(village.cast.user("secretary"))
    address = reverse("elections:election", args=[election.public_id])
    client.get(address)
    with django_assert_num_queries(8):
        client.get(address)
