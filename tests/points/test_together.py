"""A goal of a group, a claim said at the door, and what waits for whom."""

from datetime import date, timedelta

import pytest
import time_machine

from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.people import services as people
from lianxin.people.models import Person
from lianxin.points import selectors, services
from lianxin.points.models import Claim, Goal, Rule
from tests.liaison.conftest import door  # noqa: F401
from tests.points.conftest import RULE


def waits(village, who):
    return [row.next_action for row in waiting_for(village.cast.actor(who), clock.now())]


def test_a_group_sets_a_goal_and_sees_its_sum_alone(client, village):
    rule_set = village.funded()
    at = f"?place={village.cast.village.public_id}"
    client.force_login(village.cast.user("clerk"))
    assert "定一个共同目标" in client.get(f"/points/desk/{at}").content.decode()
    words = {"group": "三组", "title": "清完东沟", "points": 24, "thanks": "添一把长椅", "ends_on": clock.today()}
    past = client.post(f"/points/goals/new/{at}", words | {"ends_on": clock.today() - timedelta(days=1)})
    assert "这一天已经过去了" in past.content.decode()
    assert client.post(f"/points/goals/new/{at}", words).status_code == 302
    goal = Goal.objects.get()
    activity = services.plan_activity(
        rule=rule_set.rules.get(), title="清沟", on=village.today, place="东沟", organiser=village.cast.user("liaison"),
        by=village.head, goal=goal, at=village.now,
    )  # fmt: skip
    helper = village.family()
    (claim,) = services.list_participants(activity=activity, rows=[(helper, 4)], by=village.clerk, at=village.now)
    village.verified(claim)
    batch = village.batch(rule_set)
    client.logout()
    told = client.get(f"/points/goals/{goal.public_id}/").content.decode()
    assert "0 / 24 分" in told
    assert "清沟" in told
    assert f"/points/activities/{activity.public_id}/" not in told
    services.settle_batch(batch=batch, by=village.head, at=village.later(10))
    told = client.get(f"/points/goals/{goal.public_id}/").content.decode()
    assert "24 / 24 分" in told
    assert "做成了，谢谢大家" in told
    assert "周" not in told.split("<main")[1].split("</main>")[0]


def test_nobody_but_the_village_sets_a_goal(client, village):
    village.in_force()
    client.force_login(village.cast.user("resident"))
    assert client.post(f"/points/goals/new/?place={village.cast.village.public_id}", {}).status_code == 403
    assert not Goal.objects.exists()


@pytest.fixture
def at_the_door(door, village):  # noqa: F811
    """A household in the liaison's care, in a village that thanks by rules."""
    village.funded()
    contact = door.assign(door.homes[0].household).contact
    village.stranger = door.household("钱大暑").rep
    village.home, village.contact = door.homes[0].household, contact
    return village


def test_the_liaison_claims_at_the_door(client, at_the_door):
    village = at_the_door
    place = village.cast.village.public_id
    client.force_login(village.cast.user("liaison"))
    here = f"/points/claims/new/?place={place}&home={village.home.public_id}"
    shown = client.get(f"/liaison/contacts/{village.contact.public_id}/").content.decode()
    assert here.replace("&", "&amp;") in shown
    told = client.get(here).content.decode()
    assert "代报一笔积分" in told
    assert "周小满" in told
    rule = Rule.objects.get()
    sheet = {"rule": rule.pk, "on": clock.today(), "quantity": 1, "witness": "组长"}
    member = village.home.members.get().person
    assert client.post(here, sheet | {"who": village.stranger.public_id}).status_code == 422
    assert client.post(here, sheet | {"who": member.public_id}).status_code == 302
    made = Claim.objects.get()
    assert (made.channel, made.person, made.household) == ("liaison", member, village.home)
    client.force_login(village.cast.user("resident"))
    assert "代报一笔积分" not in client.get(here).content.decode()


def test_by_name_only_households_in_care_are_found(client, at_the_door):
    village = at_the_door
    client.force_login(village.cast.user("liaison"))
    here = f"/points/claims/new/?place={village.cast.village.public_id}&door=liaison"
    sheet = {"rule": Rule.objects.get().pk, "on": clock.today(), "quantity": 1, "witness": "组长"}
    told = client.post(here, sheet | {"who": "钱大暑"})
    assert told.status_code == 422
    assert not Claim.objects.exists()
    assert client.post(here, sheet | {"who": "周小满"}).status_code == 302


def test_today_says_whose_word_is_awaited(village):
    rule_set, person = village.funded(), village.family()
    claim = village.claimed(rule_set, person, by=village.clerk, channel="paper")
    # Of an account that belongs to nobody it is not known whose kin it is.
    assert "核实" not in waits(village, "committee")
    tie = people.record_kinship(
        person=person, relative=village.known("secretary"), kind="sibling", source="本人申明",
        by=village.cast.actor("secretary"),
    )  # fmt: skip
    village.known("committee")
    assert [who for who in ("committee", "clerk", "secretary") if "核实" in waits(village, who)] == ["committee"]
    people.end_kinship(kinship=tie, by=village.cast.actor("secretary"), on=village.today)
    assert "核实" in waits(village, "secretary")
    for who in ("committee", "secretary", "supervisor"):
        village.known(who)
    services.verify_claim(claim=claim, by=village.head, at=village.now)
    assert "核实" not in waits(village, "committee")
    services.verify_claim(claim=claim, by=village.cast.actor("secretary"), at=village.now)
    batch = village.batch(rule_set)
    assert "异议期满了，入账" in waits(village, "committee")  # long ago by the clock
    assert "异议期满了，入账" not in waits(village, "clerk")  # hung it up
    said = bulletin.raise_objection(
        notice=Notice.objects.get(source_id=batch.public_id), words="没看见", by=ANONYMOUS, at=village.now
    )
    assert "异议期满了，入账" not in waits(village, "committee")
    services.decide_objection(
        batch=batch, objection=said, claim=None, is_upheld=False, words="查过。", members=village.panel(), by=village.head,
        at=village.now,
    )  # fmt: skip
    services.settle_batch(batch=batch, by=village.head, at=village.later(10))
    assert waits(village, "clerk") == []
    reversal = services.notice_reversal(claim=claim, ground="error", reason="记错", by=village.head, at=village.now)
    services.appeal_reversal(reversal=reversal, words="没有错", by=village.clerk, at=village.now)
    assert "定申诉" in waits(village, "supervisor")


def test_the_page_says_what_waits_where(client, village):
    rule_set, person = village.funded(), village.family()
    claim = village.claimed(rule_set, person, by=village.clerk, channel="paper")
    village.known("committee")
    client.force_login(village.cast.user("committee"))
    told = client.get("/points/waiting/").content.decode()
    assert "1 笔积分申报" in told
    assert "上河村" in told
    assert claim.public_id in client.get("/points/claims/?state=mine").content.decode()
    client.force_login(village.cast.user("clerk"))
    assert "现在没有等您办的" in client.get("/points/waiting/").content.decode()
    client.force_login(village.cast.user("resident"))
    assert client.get("/points/waiting/").status_code == 403


def test_every_row_of_today_says_when_and_how_far(village):
    village.claimed(village.funded(), village.family(), by=village.clerk, channel="paper")
    village.known("committee")
    village.draft(rules=(), title="下一版")
    rows = [row for who in ("committee", "clerk") for row in waiting_for(village.cast.actor(who), clock.now())]
    assert len(rows) == 2
    assert all(row.due and row.clock for row in rows)


def test_food_is_announced_before_it_spoils_and_a_count_to_another(village):
    village.funded()
    item = village.item(expires_on=clock.today() + timedelta(days=40))
    assert waits(village, "clerk") == []
    type(item).objects.update(expires_on=clock.today() + timedelta(days=20))
    assert "先兑出去，过期的盘点下架" in waits(village, "clerk")
    services.count_stock(division=village.cast.village, counted={item: 9}, by=village.clerk)
    assert "两个人盘点，您来确认" in waits(village, "supervisor")
    assert "两个人盘点，您来确认" not in waits(village, "clerk")


def test_a_day_that_has_passed_is_no_goal(village):
    village.in_force()
    with pytest.raises(RuleBroken):
        services.set_goal(
            division=village.cast.village, group="三组", title="清沟", points=1, thanks="谢", by=village.head,
            ends_on=clock.today() - timedelta(days=1),
        )  # fmt: skip


def test_an_activity_goes_by_a_rule_that_admits_a_list(village):
    rule_set = village.in_force(village.draft([RULE | {"claimed_by": ["self"]}]))
    with pytest.raises(RuleBroken, match="没有写可以由组织人录名单"):
        services.plan_activity(
            rule=rule_set.rules.get(), title="清东沟", on=village.today, place="东沟", organiser=village.cast.user("liaison"),
            by=village.head, at=village.now,
        )  # fmt: skip


def test_whoever_leads_is_reminded_of_the_list_and_need_not_keep_the_households(village, client):
    rule_set, person = village.in_force(), village.family()
    activity = services.plan_activity(
        rule=rule_set.rules.get(), title="清东沟", on=village.today, place="东沟", organiser=village.cast.user("liaison"),
        by=village.head, at=village.now,
    )  # fmt: skip
    with time_machine.travel(village.now + timedelta(hours=1)):
        client.force_login(village.cast.user("liaison"))
        assert "清东沟" in client.get("/points/waiting/").content.decode()
        assert "活动的名单" in client.get("/today/").content.decode()
        assert client.post(f"/points/activities/{activity.public_id}/list/", {"names": "周小满 2"}).status_code == 302
        assert activity.claims.get().person == person
        assert "清东沟" not in client.get("/points/waiting/").content.decode()


@pytest.mark.parametrize(
    ("born", "is_minor"),
    [
        ({"birth_year": 2008}, True), ({"birth_year": 2007}, False), ({}, False),
        ({"birth_date": date(2008, 11, 30)}, True), ({"birth_date": date(2008, 11, 29)}, False),
    ],
)  # fmt: skip
def test_of_a_year_alone_somebody_is_a_child_while_they_may_be_one(born, is_minor):
    assert selectors.is_minor(Person(**born), date(2026, 11, 29)) == is_minor
