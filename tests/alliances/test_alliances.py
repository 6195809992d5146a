"""An alliance from its charter to the thanks: each refusal, and the balance that ranks nobody."""

from datetime import timedelta

import pytest
import time_machine

from lianxin.accounts.models import Grant
from lianxin.alliances import policies, selectors, services
from lianxin.alliances.models import Alliance, Charter, Delegate, Item, Match, Meeting, Member
from lianxin.alliances.vocabulary import ENDS, MATCH_WAYS, AuditTag, ChairOrder, ItemKind, MatchState
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.insert_only import InsertOnly
from lianxin.messaging.models import Message
from lianxin.organisations import services as organisations
from tests.alliances.conftest import found
from tests.cast import make_user
from tests.files.test_photos import photo


def last_tag():
    return AuditEvent.objects.order_by("-pk").first().tag


def test_a_need_is_claimed_delivered_confirmed_and_thanked_for(park, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    need, resource = park.need(), park.resource(by=park.at("outside"))
    match = park.claimed(need, resource=resource)
    assert (match.state, match.wanted.member, match.giver) == (MatchState.CLAIMED, park.village, park.outside)
    park.delivered(match, photos=[photo()])
    assert last_tag() == AuditTag.DELIVER
    assert len(selectors.proof_of(match)) == 1
    park.confirmed(match)
    assert Item.objects.get(pk=need.pk).done_on == clock.today()
    done = services.thank_for_match(match=match, thanks="会议室很好用，谢谢", by=park.at("village"))
    assert done.state == MatchState.THANKED
    members = selectors.members_of(park.alliance)
    assert [(row.name, row.gave, row.received) for row in selectors.balance_of(park.alliance, members)] == [
        ("上河村党支部", 0, 1), ("外县物流公司", 1, 0), ("青禾食品厂", 0, 0),
    ]  # fmt: skip
    assert selectors.results_of(park.alliance) == (1, 1)


def test_the_other_side_is_told_of_each_step(park):
    match = park.claimed()
    assert list(Message.objects.values_list("user_id", flat=True)) == [park.users["village"].pk]
    park.delivered(match)
    services.send_match_back(match=match, reason="门锁着", by=park.at("village"))
    assert Message.objects.filter(user=park.users["outside"]).count() == 1
    park.delivered(match, delivery="重新约了时间")
    assert Message.objects.filter(user=park.users["village"]).count() == 3
    assert Message.objects.filter(user=park.users["outside"]).count() == 1


def test_who_needs_something_asks_and_the_asked_one_answers(park):
    need, resource = park.need(), park.resource()
    asked = services.ask_for_match(resource=resource, item=need, words="借周三下午", by=park.at("village"))
    assert (asked.state, asked.giver, asked.offered) == (MatchState.ASKED, park.outside, resource)
    with pytest.raises(NotAllowed, match="外县物流公司的代表"):
        services.agree_to_match(match=asked, promised_on=clock.today(), by=park.at("village"))
    refused = services.decline_match(match=asked, reason="那天有人用", by=park.at("outside"))
    assert (refused.state, refused.said) == (MatchState.DECLINED, "那天有人用")
    again = services.ask_for_match(resource=resource, item=need, words="借周四下午", by=park.at("village"))
    agreed = services.agree_to_match(match=again, promised_on=clock.today(), by=park.at("outside"))
    assert agreed.state == MatchState.CLAIMED


def test_not_arrived_goes_back_and_either_side_may_call_it_off(park):
    match = park.delivered()
    back = services.send_match_back(match=match, reason="门锁着", by=park.at("village"))
    assert (back.state, back.said) == (MatchState.CLAIMED, "门锁着")
    off = services.call_off_match(match=match, reason="改天再说", by=park.at("outside"))
    assert off.state == MatchState.CALLED_OFF
    assert Item.objects.get(pk=match.wanted_id).is_open
    assert park.claimed(match.wanted).state == MatchState.CLAIMED


def test_the_hand_that_wrote_down_the_delivery_does_not_confirm_it(park):
    school, clinic = park.admitted("柳溪中学"), park.admitted("柳溪卫生院")
    match = park.claimed(park.need(school), giver=clinic, by="township_officer")
    park.delivered(match, by="township_officer")
    with pytest.raises(NotAllowed, match="另一个人确认"):
        park.confirmed(match, by="township_officer")
    assert park.confirmed(match, by="county_officer").state == MatchState.CONFIRMED


@pytest.mark.parametrize("verb", MATCH_WAYS)
def test_a_step_from_where_it_does_not_begin_is_refused(park, verb):
    steps = {
        "agree": lambda m: services.agree_to_match(match=m, promised_on=clock.today(), by=park.at("outside")),
        "decline": lambda m: services.decline_match(match=m, reason="不", by=park.at("outside")),
        "deliver": park.delivered,
        "confirm": park.confirmed,
        "send_back": lambda m: services.send_match_back(match=m, reason="不", by=park.at("village")),
        "thank": lambda m: services.thank_for_match(match=m, thanks="谢", by=park.at("village")),
        "call_off": lambda m: services.call_off_match(match=m, reason="不", by=park.at("village")),
    }
    match = park.claimed()
    for state in set(MatchState) - set(MATCH_WAYS[verb].sources):
        _put(match, state)
        with pytest.raises(RuleBroken, match="不能做这一步"):
            steps[verb](match)
    assert Match.objects.get().state == match.state


def _put(match, state):
    today = clock.today()
    delivered = {"delivered_on": today, "delivery": "送了", "received_on": today, "receipt": "收了"}
    thanks = (
        {"thanks": "谢", "thanked_on": today} if state == MatchState.THANKED else {"thanks": "", "thanked_on": None}
    )
    Match.objects.filter(pk=match.pk).update(state=state, **delivered, **thanks)
    match.refresh_from_db()


def test_every_end_is_an_end():
    assert {state for way in MATCH_WAYS.values() for state in way.sources}.isdisjoint(ENDS)


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (lambda park: park.claimed(giver=park.village, by="village"), "不用自己认领"),
        (lambda park: park.claimed(park.resource()), "是资源"),
        (lambda park: park.claimed(promised_on=clock.today() - timedelta(days=1)), "不能早于今天"),
        (lambda park: park.claimed(resource=park.resource(park.factory)), "自己的、还在清单上的资源"),
        (lambda park: [park.claimed(need) for need in [park.need()] * 2], "已经在办这一条"),
        (lambda park: park.delivered(delivered_on=clock.today() - timedelta(days=1)), "认领以后"),
    ],
)
def test_a_claim_or_delivery_that_does_not_fit_is_refused(park, claim, words):
    with pytest.raises(RuleBroken, match=words):
        claim(park)


def test_members_of_two_alliances_do_not_match(park):
    other = found(park.cast, "临江党建联盟")
    stranger = services.admit_member(alliance=other, name="外县学校", joined_on=clock.today(), by=park.at())
    with pytest.raises(RuleBroken, match="同一个联盟"):
        park.claimed(giver=stranger, by="township_officer")


def test_a_delegate_speaks_for_the_own_member_alone(park):
    with pytest.raises(NotAllowed, match="青禾食品厂的代表"):
        park.need(park.factory, by=park.at("village"))
    with pytest.raises(NotAllowed, match="上河村党支部的代表"):
        park.confirmed(by="factory")
    with pytest.raises(NotAllowed, match="乡镇、县工作人员登记"):
        services.admit_member(alliance=park.alliance, name="某校", joined_on=clock.today(), by=park.at("village"))
    for name in ("secretary", "outsider", "resident", "operator", "partner"):
        with pytest.raises(NotFound):
            park.need(by=park.at(name))


def test_a_delegate_has_the_role_until_recalled(park):
    user = make_user("xin", "新代表")
    delegate = services.name_delegate(member=park.factory, user=user, by=park.at())
    grant = Grant.objects.get(user=user)
    assert (grant.role, grant.unit_id) == ("alliance_partner", park.alliance.unit_id)
    with pytest.raises(RuleBroken, match="已经是代表"):
        services.name_delegate(member=park.factory, user=user, by=park.at())
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        services.recall_delegate(delegate=delegate, by=park.at())
        grant.refresh_from_db()
        assert grant.ends_on == clock.today() - timedelta(days=1)
        with pytest.raises(RuleBroken, match="已经不是代表"):
            services.recall_delegate(delegate=delegate, by=park.at())


def test_who_leaves_takes_its_lines_and_delegates_along(park):
    park.resource()
    match = park.claimed()
    with pytest.raises(RuleBroken, match="还有 1 件对接"):
        services.leave_alliance(member=park.outside, reason="搬走了", by=park.at())
    services.call_off_match(match=match, reason="搬走了", by=park.at("outside"))
    services.leave_alliance(member=park.outside, reason="搬走了", by=park.at())
    assert not selectors.lines_of([park.outside], *ItemKind)
    assert not Delegate.objects.filter(member=park.outside, ends_on__isnull=True).exists()
    with pytest.raises(RuleBroken, match="已经退出"):
        services.leave_alliance(member=park.outside, reason="搬走了", by=park.at())
    back = services.admit_member(alliance=park.alliance, name="外县物流公司", joined_on=clock.today(), by=park.at())
    assert back.pk != park.outside.pk


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "请选县里的单位"),
        ({"name": "青禾食品厂"}, "已经是成员"),
        ({"joined_on": timedelta(days=-200)}, "联盟成立以后"),
        ({"joined_on": timedelta(days=1)}, "不晚于今天"),
    ],
)
def test_a_member_that_does_not_fit_is_refused(park, change, words):
    said = {"name": "外县学校", "joined_on": timedelta(0)} | change
    said["joined_on"] = clock.today() + said["joined_on"]
    with pytest.raises(RuleBroken, match=words):
        services.admit_member(alliance=park.alliance, by=park.at(), **said)


def test_a_unit_that_went_into_another_leaves_its_seat_to_it(park):
    into = organisations.create_unit(kind="company", name="青禾食品集团", division=park.cast.village, by=park.at())
    organisations.merge_unit(unit=park.factory.unit, into=into, on=clock.today(), basis="合并", by=park.at())
    park.factory.refresh_from_db()
    assert (park.factory.unit, park.factory.name, park.factory.left_on) == (into, "青禾食品集团", None)


def test_a_unit_with_a_seat_and_an_alliance_itself_are_settled_before_they_end(park):
    with pytest.raises(RuleBroken, match="在青禾园区党建联盟里的成员身份"):
        organisations.dissolve_unit(unit=park.factory.unit, on=clock.today(), reason="停产", by=park.at())
    unit = park.alliance.unit
    with pytest.raises(RuleBroken, match="没有结束的联盟"):
        organisations.dissolve_unit(unit=unit, on=clock.today(), reason="不办了", by=park.at())
    into = organisations.create_unit(kind=unit.kind, name="另一个联盟", division=park.cast.township, by=park.at())
    with pytest.raises(RuleBroken, match="联盟不能并入"):
        organisations.merge_unit(unit=unit, into=into, on=clock.today(), basis="合并", by=park.at())


def test_an_alliance_whose_unit_moves_is_kept_where_it_went(park):
    unit = park.alliance.unit
    organisations.move_unit(
        unit=unit, division=park.cast.other_township, on=clock.today(), basis="搬到临江", by=park.at("county_officer")
    )
    moved = Alliance.objects.select_related("unit").get()
    assert not policies.can_read(park.at("township_officer"), moved)
    assert moved.scope_path == park.cast.other_township.path


def test_the_chair_follows_from_the_charter_and_a_meeting_says_whose_it_was(park):
    first = selectors.chair_on(park.alliance, clock.today())

    def meeting(**more):
        said = {
            "held_on": clock.today(),
            "place": "园区",
            "topic": "季度会",
            "minutes": "议了。",
            "by": park.at("village"),
            "present": list({first, park.village, park.outside}),
        }
        return services.record_meeting(alliance=park.alliance, **said | more)

    assert meeting(agreed="下季度办招工会").chaired_by == first.name
    other = next(each for each in (park.village, park.outside) if each != first)
    assert meeting(topic="别家主持的会", chair=other).chaired_by == other.name
    with pytest.raises(RuleBroken, match="到会的里没有它"):
        meeting(topic="没来的会", present=[other])
    with pytest.raises(RuleBroken, match="没有到会"):
        meeting(topic="没来的会", present=[other], chair=first)
    with pytest.raises(RuleBroken, match="联盟成立以后"):
        meeting(held_on=clock.today() - timedelta(days=200))
    with pytest.raises(RuleBroken, match="那天还不是"):
        meeting(held_on=clock.today() - timedelta(days=95))
    with pytest.raises(RuleBroken, match="勾选到会"):
        meeting(present=[])
    with pytest.raises(InsertOnly):
        Meeting.objects.update(minutes="改了")


def test_an_amendment_is_a_charter_of_its_own_from_a_day_ahead(park):
    def amended(days, **more):
        said = {"purpose": "互相帮", "order": ChairOrder.LISTED, "term_months": 6, "basis": "第二次会", "by": park.at()}
        return services.amend_charter(
            alliance=park.alliance, starts_on=clock.today() + timedelta(days=days), **said | more
        )

    with pytest.raises(RuleBroken, match="不改已经过去的轮值"):
        amended(-5)
    amended(30)
    assert selectors.charter_of(park.alliance).term_months == 3
    assert selectors.charter_of(park.alliance, clock.today() + timedelta(days=30)).term_months == 6
    with pytest.raises(RuleBroken, match="一年以后"):
        amended(367)
    amended(20, term_months=4)
    assert [each.term_months for each in selectors.charters_of(park.alliance)] == [3, 4]
    amended(20, term_months=5)
    assert selectors.charter_of(park.alliance, clock.today() + timedelta(days=90)).term_months == 5
    amended(0, term_months=7)
    assert [each.term_months for each in selectors.charters_of(park.alliance)] == [3, 7]
    with pytest.raises(RuleBroken, match="原来的章程以后"):
        amended(0)
    with pytest.raises(InsertOnly):
        Charter.objects.get(term_months=6).delete()


def test_who_waits_for_thanks_alone_may_leave_and_be_thanked_later(park):
    match = park.confirmed(park.delivered())
    services.leave_alliance(member=park.outside, reason="搬走了", by=park.at())
    assert services.thank_for_match(match=match, thanks="谢谢", by=park.at("village")).state == MatchState.THANKED


def test_an_alliance_ends_though_thanks_are_not_said_and_waits_for_nobody(park):
    item = park.need()
    park.confirmed(park.delivered(park.claimed(item)), is_done=False)
    services.take_off_item(item=item, reason="不要了", by=park.at("village"))
    services.end_alliance(alliance=park.alliance, reason="期满", by=park.at())
    assert not selectors.waiting_matches(park.at())


def test_an_alliance_ends_when_nothing_is_under_way(park):
    match, school = park.claimed(), park.admitted("柳溪中学")
    with pytest.raises(RuleBroken, match="还有 1 件对接"):
        services.end_alliance(alliance=park.alliance, reason="期满", by=park.at())
    services.call_off_match(match=match, reason="期满", by=park.at("outside"))
    services.end_alliance(alliance=park.alliance, reason="期满", by=park.at())
    assert Alliance.objects.get().unit.dissolved_on == clock.today()
    assert not Delegate.objects.filter(ends_on__isnull=True).exists()
    for refused in (
        lambda: services.admit_member(alliance=park.alliance, name="某校", joined_on=clock.today(), by=park.at()),
        lambda: park.need(school),
        lambda: services.name_delegate(member=park.factory, user=park.cast.user("secretary"), by=park.at()),
        lambda: services.leave_alliance(member=park.factory, reason="不办了", by=park.at()),
    ):
        with pytest.raises(RuleBroken, match="已经结束"):
            refused()


@pytest.mark.parametrize(
    ("who", "error"), [("secretary", NotAllowed), ("resident", NotAllowed), ("outsider", NotAllowed)]
)
def test_only_officers_found_one(cast, who, error):
    with pytest.raises(error):
        found(cast, by=cast.actor(who))
    with pytest.raises(RuleBroken, match="不能晚于今天"):
        found(cast, founded_on=clock.today() + timedelta(days=1))
    assert not Alliance.objects.exists()


def test_lines_are_taken_off_with_a_reason_and_not_while_used(park):
    need = park.need()
    match = park.claimed(need)
    with pytest.raises(RuleBroken, match="还有对接没有办完"):
        services.take_off_item(item=need, reason="不要了", by=park.at("village"))
    services.call_off_match(match=match, reason="不要了", by=park.at("village"))
    services.take_off_item(item=need, reason="不要了", by=park.at("village"))
    with pytest.raises(RuleBroken, match="办成或者撤下"):
        services.take_off_item(item=need, reason="不要了", by=park.at("village"))
    with pytest.raises(RuleBroken, match="截止日"):
        park.need(ends_on=clock.today() - timedelta(days=1))


def test_suggestions_say_why_and_leave_out_what_was_tried(park):
    need, resource = park.need(division=park.cast.village), park.resource(division=park.cast.other_village)
    park.resource(title="十吨大米")
    ((wanted, offered, why),) = selectors.suggestions_for(park.alliance)
    assert (wanted, offered, why.words, why.place) == (need, resource, ("会议室", "投影"), "柳溪镇")
    assert [pair[1] for pair in selectors.suggestions_for(park.alliance, need)] == [resource]
    assert [pair[0] for pair in selectors.suggestions_for(park.alliance, resource)] == [need]
    other = park.claimed(need)
    assert selectors.suggestions_for(park.alliance) == []
    services.call_off_match(match=other, reason="换一样", by=park.at("outside"))
    assert len(selectors.suggestions_for(park.alliance)) == 1
    park.claimed(need, resource=resource)
    assert selectors.suggestions_for(park.alliance) == []


def test_projects_stand_on_a_list_of_their_own(park):
    project = park.listed(park.village, ItemKind.PROJECT, "一起办招工会")
    assert park.claimed(project).state == MatchState.CLAIMED
    assert selectors.open_counts(park.alliance) == {ItemKind.PROJECT: 1}


def test_when_the_record_fails_nothing_has_changed(park, monkeypatch):
    need = park.need()

    def fails(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("lianxin.audit.services.record", fails)
    for change in (
        lambda: park.claimed(need),
        lambda: services.admit_member(alliance=park.alliance, name="某校", joined_on=clock.today(), by=park.at()),
        lambda: services.take_off_item(item=need, reason="不要了", by=park.at("village")),
    ):
        with pytest.raises(RuntimeError):
            change()
    assert not Match.objects.exists()
    assert Member.objects.count() == 3
    assert Item.objects.get().is_open
