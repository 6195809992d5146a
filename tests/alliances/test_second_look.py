"""What a second reader found: who speaks, whose hand, one seat a unit, chairs that were held, and lines whose days are over."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from lianxin.alliances import policies, selectors, services
from lianxin.alliances.models import Alliance, Charter, Delegate, Item, Match, Meeting, Member
from lianxin.alliances.vocabulary import ChairOrder, ItemKind, MatchState
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.kinds import is_for_staff
from lianxin.messaging.models import Message
from lianxin.organisations import services as organisations
from lianxin.organisations.models import Unit
from lianxin.territory import services as territory
from tests.alliances.conftest import found
from tests.cast import make_user


def told(park, name):
    return Message.objects.filter(user=park.users[name]).count()


# --- the alliance's own unit -------------------------------------------------------------------------------------------


def _follow(park):
    """The township goes into the other one, and its units follow."""
    cast = park.cast
    by = cast.actor("county_officer")
    territory.merge_divisions(divisions=[cast.township], into=cast.other_township, on=clock.today(), by=by)
    cast.township.refresh_from_db()
    return organisations.follow_place(division=cast.township, on=clock.today(), basis="合并", by=by)


def test_an_alliance_with_delegates_follows_its_place_and_stays_itself(park):
    other = found(park.cast, "临江党建联盟", division=park.cast.other_township, by=park.at("county_officer"))
    _follow(park)
    unit = Unit.objects.get(pk=park.alliance.unit_id)
    assert (unit.dissolved_on, unit.division_id) == (None, park.cast.other_township.pk)
    assert Unit.objects.get(pk=other.unit_id).dissolved_on is None
    assert policies.can_read(park.at("outside"), Alliance.objects.get(pk=park.alliance.pk))
    assert park.need().member == park.village


def test_an_alliance_is_not_split(park):
    with pytest.raises(RuleBroken, match="也不能拆分"):
        organisations.split_unit(
            unit=park.alliance.unit, names=["甲联盟", "乙联盟"], on=clock.today(), basis="拆分", by=park.at()
        )


def test_an_alliance_whose_unit_is_gone_can_still_end(park):
    Unit.objects.filter(pk=park.alliance.unit_id).update(dissolved_on=clock.today())
    assert services.end_alliance(alliance=park.alliance, reason="期满", by=park.at()).ended_on == clock.today()


def test_a_seat_in_an_alliance_that_ended_holds_nobody_back(park):
    services.end_alliance(alliance=park.alliance, reason="期满", by=park.at())
    assert selectors.open_words(park.factory.unit) == []
    organisations.dissolve_unit(unit=park.factory.unit, on=clock.today(), reason="停产", by=park.at())


# --- who speaks, and who is told ---------------------------------------------------------------------------------------


def test_an_officer_says_nothing_in_the_name_of_a_member_that_has_a_delegate(park):
    need, resource = park.need(), park.resource()
    asked = services.ask_for_match(resource=resource, item=need, words="借半天", by=park.at("village"))
    today, by = clock.today(), park.at()
    for refused in (
        lambda: services.agree_to_match(match=asked, promised_on=today, by=by),
        lambda: services.call_off_match(match=asked, reason="不办了", by=by),
        lambda: park.listed(park.village, ItemKind.NEED, "另一条", by=by),
        lambda: park.claimed(park.need(park.factory), giver=park.outside, by="township_officer"),
        lambda: services.take_off_item(item=need, reason="不要了", by=by),
    ):
        with pytest.raises(NotAllowed, match="的代表来做"):
            refused()
    services.agree_to_match(match=asked, promised_on=today, by=park.at("outside"))
    match = park.delivered(asked)
    with pytest.raises(NotAllowed, match="的代表来做"):
        park.confirmed(match, by="county_officer")
    park.confirmed(match)
    with pytest.raises(NotAllowed, match="的代表来做"):
        services.thank_for_match(match=match, thanks="谢谢", by=park.at("county_officer"))
    assert not policies.can_take_up(park.at(), park.need(title="再一条"))


def test_for_a_member_without_a_delegate_officers_act_and_the_other_side_is_told(park):
    school = park.admitted("柳溪中学")
    match = park.claimed(park.need(), giver=school, by="township_officer")
    assert (told(park, "village"), told(park, "outside")) == (1, 0)
    services.call_off_match(match=match, reason="不办了", by=park.at())
    assert told(park, "village") == 2


def test_both_sides_are_told_but_not_the_hand_that_acts(park):
    second = make_user("second", "第二位代表")
    services.name_delegate(member=park.outside, user=second, by=park.at())
    match = park.claimed()
    assert Message.objects.filter(user=second).count() == told(park, "village") == 1
    services.call_off_match(match=match, reason="不办了", by=park.at("village"))
    assert (Message.objects.filter(user=second).count(), told(park, "outside"), told(park, "village")) == (2, 1, 1)


def test_messages_are_in_the_countys_language_and_anybody_may_choose_them(park):
    with translation.override("en"):
        park.claimed()
    message = Message.objects.get()
    with translation.override(settings.LANGUAGE_CODE):
        assert message.body == f"外县物流公司帮上河村党支部：{MatchState.CLAIMED.label}。"
    assert not is_for_staff(message.kind)


def test_the_role_and_the_reason_are_kept_in_the_countys_language(park):
    school, user = park.admitted("柳溪中学"), make_user("xin", "新代表")
    item = park.need(school)
    with translation.override("en"):
        delegate = services.name_delegate(member=school, user=user, by=park.at())
        services.leave_alliance(member=school, reason="不参加了", by=park.at())
    item.refresh_from_db()
    assert (delegate.grant.basis, item.off_reason) == ("柳溪中学的代表", "退出联盟")


def test_what_waits_for_a_member_without_a_delegate_waits_for_the_officers(park):
    school = park.admitted("柳溪中学")
    match = park.claimed(park.need(), giver=school, by="township_officer")
    park.claimed(park.need(title="早上的冷藏车"))
    assert list(selectors.waiting_matches(park.at())) == [match]
    assert list(selectors.waiting_matches(park.at("outside"))) == [Match.objects.exclude(pk=match.pk).get()]
    assert selectors.waiting_matches(park.at("secretary")) is None
    services.deliver_match(match=match, delivered_on=clock.today(), delivery="送了", by=park.at())
    assert list(selectors.waiting_matches(park.at())) == []


# --- one seat a unit ---------------------------------------------------------------------------------------------------


def _merge(park):
    """The food factory goes into the village branch's like: both have a seat."""
    into = organisations.create_unit(kind="company", name="青禾食品集团", division=park.cast.village, by=park.at())
    kept = services.admit_member(alliance=park.alliance, unit=into, joined_on=clock.today(), by=park.at())
    before = {
        "need": park.need(park.factory),
        "given": park.claimed(park.need(), giver=park.factory, by="factory"),
        "between": park.claimed(park.need(kept, "两家之间"), giver=park.factory, by="factory"),
        "twice": park.claimed(park.need(park.outside, "两家都认领"), giver=park.factory, by="factory"),
    }
    park.claimed(before["twice"].wanted, giver=kept, by="township_officer")
    organisations.merge_unit(unit=park.factory.unit, into=into, on=clock.today(), basis="合并", by=park.at())
    for each in (*before.values(), park.factory, kept):
        each.refresh_from_db()
    return kept, before


def test_two_seats_of_one_unit_become_one_with_what_is_open_at_both(park):
    kept, before = _merge(park)
    assert (park.factory.left_on, kept.left_on) == (clock.today(), None)
    assert Member.objects.filter(unit=kept.unit, left_on__isnull=True).count() == 1
    assert (before["need"].member, before["given"].giver) == (kept, kept)
    assert before["given"].state == MatchState.CLAIMED
    assert {before["between"].state, before["twice"].state} == {MatchState.CALLED_OFF}
    assert before["twice"].giver == park.factory
    assert policies.can_speak(park.at("factory"), kept)


def test_a_third_side_is_told_when_its_match_is_called_off(park):
    kept, before = _merge(park)
    news = Message.objects.filter(user=park.users["outside"], title__contains="两家都认领").latest("pk")
    assert "不办了" in news.body
    assert f"并入{kept.name}" in news.body
    assert news.url == f"/alliances/matches/{before['twice'].public_id}/"


def test_a_unit_has_one_seat_whatever_it_is_called(park):
    unit = park.factory.unit
    organisations.rename_unit(unit=unit, name="青禾食品集团", on=clock.today(), by=park.at())
    with pytest.raises(RuleBroken, match="已经是成员"):
        services.admit_member(alliance=park.alliance, unit=unit, joined_on=clock.today(), by=park.at())
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(
            alliance=park.alliance, unit=unit, name="又一个", joined_on=clock.today(), sits_from=clock.today()
        )


# --- chairs ------------------------------------------------------------------------------------------------------------


def test_who_is_written_down_late_takes_no_chair_that_was_held(park):
    with time_machine.travel(clock.now() + timedelta(days=40), tick=False):
        days = [clock.today() - timedelta(days=back) for back in (0, 20, 60)]
        before = [selectors.chair_on(park.alliance, day) for day in days]
        services.admit_member(
            alliance=park.alliance, name="早来的学校", joined_on=park.alliance.founded_on, by=park.at()
        )
        assert [selectors.chair_on(park.alliance, day) for day in days] == before
        ahead = {selectors.chair_on(park.alliance, clock.today() + timedelta(days=90 * n)).name for n in range(1, 6)}
        assert "早来的学校" in ahead


def _amended(park, days, **more):
    said = {"purpose": "互相帮", "order": ChairOrder.LISTED, "term_months": 1, "basis": "第二次会", "by": park.at()}
    return services.amend_charter(alliance=park.alliance, starts_on=clock.today() + timedelta(days=days), **said | more)


def test_the_order_written_in_the_charter_is_the_order_of_the_chair(park):
    before = [selectors.chair_on(park.alliance, clock.today() - timedelta(days=back)) for back in (0, 30, 60)]
    order = [park.outside, park.factory, park.village]
    made = _amended(park, 1, turns=order)
    first = clock.today() + timedelta(days=2)
    chairs = [selectors.chair_on(park.alliance, first + timedelta(days=31 * n)) for n in range(3)]
    at = order.index(chairs[0])
    assert chairs == [*order[at:], *order[:at]]
    assert before == [selectors.chair_on(park.alliance, clock.today() - timedelta(days=back)) for back in (0, 30, 60)]
    assert Charter.objects.get(pk=made.pk).turns == [member.public_id for member in order]


@pytest.mark.parametrize("wrong", ["twice", "stranger"])
def test_an_order_names_each_member_of_this_alliance_once(park, wrong):
    other = found(park.cast, "临江党建联盟")
    stranger = park.admitted("外县学校", alliance=other)
    with pytest.raises(RuleBroken, match="每家成员写一次"):
        _amended(park, 1, turns=[park.village, park.village if wrong == "twice" else stranger])


# --- lines -------------------------------------------------------------------------------------------------------------


def test_a_line_whose_days_are_over_is_neither_claimed_nor_counted_and_stands_apart(park):
    need = park.need(ends_on=clock.today() + timedelta(days=2))
    resource = park.resource(ends_on=clock.today() + timedelta(days=2))
    with time_machine.travel(clock.now() + timedelta(days=5), tick=False):
        need.refresh_from_db()
        assert not policies.can_take_up(park.at("outside"), need)
        with pytest.raises(RuleBroken, match="要合对方写的时候"):
            park.claimed(need)
        with pytest.raises(RuleBroken, match="已经过期"):
            park.claimed(park.need(title="没有期限的"), resource=resource)
        with pytest.raises(RuleBroken, match="已经过期"):
            services.ask_for_match(resource=resource, item=need, words="借半天", by=park.at("village"))
        assert selectors.open_counts(park.alliance) == {ItemKind.NEED: 1}
        assert selectors.past_items(park.alliance, ItemKind.NEED) == [need]
        assert selectors.lines_of([park.outside], *ItemKind) == []
        assert need not in selectors.items_page(park.alliance, ItemKind.NEED).items
        services.take_off_item(item=need, reason="过了", by=park.at("village"))


def test_what_is_promised_falls_into_the_days_of_the_line(park):
    today = clock.today()
    need = park.need(starts_on=today + timedelta(days=2), ends_on=today + timedelta(days=9))
    for days in (1, 10):
        with pytest.raises(RuleBroken, match="要合对方写的时候"):
            park.claimed(need, promised_on=today + timedelta(days=days))
    asked = services.ask_for_match(resource=park.resource(), item=need, words="借半天", by=park.at("village"))
    with pytest.raises(RuleBroken, match="要合对方写的时候"):
        services.agree_to_match(match=asked, promised_on=today + timedelta(days=10), by=park.at("outside"))
    assert services.agree_to_match(match=asked, promised_on=today + timedelta(days=9), by=park.at("outside"))


def test_the_same_line_or_meeting_sent_twice_is_kept_once(park):
    park.need()
    with pytest.raises(RuleBroken, match="清单上已经有"):
        park.need(title=" 缺一间能放投影的会议室 ")

    def meeting(topic):
        return services.record_meeting(
            alliance=park.alliance, held_on=clock.today(), place="园区", topic=topic, present=[park.village], chair=park.village, minutes="议了。",
            by=park.at("village"),
        )  # fmt: skip

    meeting("季度会")
    with pytest.raises(RuleBroken, match="已经记过了"):
        meeting("季度会 ")
    meeting("招工会")
    assert (Item.objects.count(), Meeting.objects.count()) == (1, 2)


def test_one_long_list_does_not_crowd_out_the_other(park, monkeypatch):
    monkeypatch.setattr("lianxin.alliances.selectors.lists.MOST_LINES", 2)
    resource = park.resource()
    for n in range(6):
        park.need(title=f"会议室{n}号")
    assert {pair[1] for pair in selectors.suggestions_for(park.alliance)} == {resource}


# --- at the same time --------------------------------------------------------------------------------------------------


def test_who_left_meanwhile_claims_nothing(park):
    school, need = park.admitted("柳溪中学"), park.need()
    services.leave_alliance(member=Member.objects.get(pk=school.pk), reason="不参加了", by=park.at())
    with pytest.raises(RuleBroken, match="同一个联盟的成员"):
        park.claimed(need, giver=school, by="township_officer")


@pytest.mark.parametrize("step", ["claim", "ask", "list", "leave", "end"])
def test_the_alliance_is_locked_before_anything_else(park, step):
    if not connection.features.has_select_for_update:
        pytest.skip("this engine locks the whole database")
    need, resource, school = park.need(), park.resource(), park.admitted("柳溪中学")
    run = {
        "claim": lambda: park.claimed(need),
        "ask": lambda: services.ask_for_match(resource=resource, item=need, words="借", by=park.at("village")),
        "list": lambda: park.need(title="另一条"),
        "leave": lambda: services.leave_alliance(member=school, reason="不参加了", by=park.at()),
        "end": lambda: services.end_alliance(alliance=park.alliance, reason="期满", by=park.at()),
    }
    with CaptureQueriesContext(connection) as queries:
        run[step]()
    locks = [each["sql"] for each in queries if "FOR UPDATE" in each["sql"]]
    assert 'FROM "alliances_alliance"' in locks[0]
    assert Delegate.objects.exists()
