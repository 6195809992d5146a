"""Whose account is whose is said by two: one asks, another confirms; no side door makes one clerk enough."""

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.people.models import Person
from lianxin.people.policies import can_settle_link, links_to_settle


@pytest.fixture
def asked(cast, home):
    return people.ask_link(person=home.other, user=cast.user("resident_abroad"), by=home.clerk)


def owner(home):
    return Person.objects.get(pk=home.other.pk).user


def test_one_clerk_alone_links_nothing(cast, home, asked):
    assert owner(home) is None
    with pytest.raises(NotAllowed, match="另一位登记人"):
        people.confirm_link(asked=asked, by=home.clerk)
    with pytest.raises(NotFound):
        people.confirm_link(asked=asked, by=cast.actor("resident_abroad"))
    with pytest.raises(NotAllowed, match="两个人"):
        people.link_user(person=home.other, user=cast.user("resident_abroad"), by=home.clerk)
    assert owner(home) is None
    assert Message.objects.filter(user=cast.user("resident_abroad"), title__contains="有人提出").exists()


@pytest.mark.parametrize("who", ["secretary", "township_officer"])
def test_a_second_person_confirms(cast, home, asked, who):
    people.confirm_link(asked=asked, by=cast.actor(who))
    assert owner(home) == cast.user("resident_abroad")
    event = AuditEvent.objects.get(tag="people:person:link")
    assert event.after["asked_by"] == home.clerk.name
    with pytest.raises(RuleBroken, match="已经核对过"):
        people.confirm_link(asked=asked, by=cast.actor(who))


def test_the_account_itself_confirms_nothing(cast, home):
    asked = people.ask_link(person=home.other, user=cast.user("secretary"), by=home.clerk)
    with pytest.raises(NotAllowed):
        people.confirm_link(asked=asked, by=cast.actor("secretary"))


def test_it_is_sent_back_with_a_reason_or_taken_back(cast, home, asked):
    with pytest.raises(RuleBroken, match="为什么退回"):
        people.decline_link(asked=asked, reason=" ", by=cast.actor("secretary"))
    people.decline_link(asked=asked, reason="不是同一个人", by=cast.actor("secretary"))
    again = people.ask_link(person=home.other, user=cast.user("resident_abroad"), by=home.clerk)
    with pytest.raises(RuleBroken, match="已经有人提出"):
        people.ask_link(person=home.other, user=cast.user("committee"), by=cast.actor("secretary"))
    people.decline_link(asked=again, reason="写错了", by=home.clerk)
    assert owner(home) is None


def test_links_to_settle_agrees_for_the_whole_cast(cast, asked):
    for name in cast.users:
        actor = cast.actor(name)
        listed = links_to_settle(actor)
        assert (listed is not None and listed.exists()) == bool(can_settle_link(actor, asked)), name


def test_it_waits_in_the_inbox_and_is_settled_on_its_page(cast, home, asked, client):
    rows = waiting_for(cast.actor("secretary"), clock.now())
    [row] = [row for row in rows if "核对账号关联" in row.title]
    assert home.other.name not in row.title
    client.force_login(cast.user("secretary"))
    page = client.get(row.url).content.decode()
    assert cast.user("resident_abroad").username in page
    assert client.post(row.url, {"is_right": "no", "reason": ""}).status_code == 422
    assert client.post(row.url, {"is_right": "yes"}).status_code == 302
    assert owner(home) == cast.user("resident_abroad")
    assert client.get(row.url).status_code == 404
