"""Who is told of a meeting and of a ballot: everybody on the roll with an account, once, in as many statements for one as for many."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.deliberation import services
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.messaging import services as messaging
from lianxin.messaging.models import Message
from lianxin.people import services as people

NAMES = ("resident", "liaison", "courier")


@pytest.fixture
def body(hall):
    """Three of its representatives have an account."""
    made = hall.body(size=30)
    for number, name in enumerate(NAMES, 1):
        person = people.register_person(name=f"代表{number:02d}", division=hall.cast.village, by=SYSTEM)
        people.link_user(person=person, user=hall.cast.user(name), by=SYSTEM)
        made.members.filter(name=person.name).update(person=person)
    return made


def told(address):
    rows = Message.objects.filter(url=address).select_related("user").order_by("id")
    return sorted(row.user_id for row in rows), [row.title for row in rows], [row.body for row in rows]


def test_a_call_and_its_cancellation_reach_everybody_on_the_roll(hall, body):
    meeting = hall.called(body)
    everybody, address = sorted(hall.cast.user(name).pk for name in NAMES), f"/hall/meetings/{meeting.public_id}/"
    users, titles, words = told(address)
    assert users == everybody
    assert set(titles) == {f"开会通知：{meeting}"}
    assert all("村委会二楼会议室" in each and "村口停车位怎么分" in each for each in words)
    services.cancel_meeting(meeting=meeting, reason="停电", by=hall.head)
    assert told(address)[0] == sorted(2 * everybody)
    assert told(address)[2][-1].endswith("停电")
    planned = hall.planned(body)
    services.cancel_meeting(meeting=planned, reason="不开了", by=hall.head)
    assert told(f"/hall/meetings/{planned.public_id}/")[0] == []  # nobody had been told of it


def test_who_came_is_asked_to_read_the_minutes(hall, body):
    meeting = hall.minuted(hall.held(hall.called(body), present=22), yes=20, no=1, abstain=1)
    titles = told(f"/hall/meetings/{meeting.public_id}/")[1]
    assert titles.count(f"请核对会议记录：{meeting}") == len(NAMES)


def test_a_poll_and_a_vote_on_an_item_say_until_when(hall, body):
    until = clock.now() + timedelta(days=3)
    poll = services.open_ballot(
        body=body, title="几点关灯", question="几点关灯好？", kind="approval", rule={"options": ["九点", "十点"], "seats": 1},
        closes_at=until, by=hall.head,
    )  # fmt: skip
    users, titles, words = told(f"/hall/ballots/{poll.public_id}/")
    assert (len(users), set(titles)) == (3, {"征求您的意见：几点关灯"})
    assert all("几点关灯好？" in each and "不作为表决" in each for each in words)
    meeting = hall.held(hall.called(body), present=25)
    ballot = services.put_to_ballot(
        item=meeting.items.get(), closes_at=meeting.starts_at + timedelta(hours=1), by=hall.head, at=meeting.starts_at
    )
    assert set(told(f"/hall/ballots/{ballot.public_id}/")[1]) == {f"请您投票：{ballot.title}"}


def test_telling_many_asks_no_more_than_telling_one(cast):
    given = {"kind": "deliberation.meeting", "title": "题", "body": "话"}
    users, asked = [user.pk for user in cast.users.values()], []
    for key, whom in (("one", users[:1]), ("all", users), ("again", users[:1])):
        with CaptureQueriesContext(connection) as queries:
            assert messaging.notify_all(users=whom, key=key, **given) == len(whom)
        asked.append(len(queries))
    assert max(asked) <= 6, asked
    assert messaging.notify_all(users=users, key="all", **given) == 0
    assert Message.objects.filter(key__startswith="all:").count() == len(users)
