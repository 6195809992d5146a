"""Who is told when the promised time runs out: the handler, then the head, then one level up, then who leads there."""

import itertools
from datetime import timedelta

import pytest
import time_machine

from lianxin.kit.actors import SYSTEM
from lianxin.messaging.models import Message
from lianxin.needs import selectors, services
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import Selection
from tests.cast import STARTED, make_user
from tests.needs.conftest import at

pytestmark = pytest.mark.django_db


def hold(unit, title, user, *, is_head=False, selection=Selection.APPOINTED):
    """Give a user a post in the unit."""
    post = organisations.add_post(unit=unit, title=title, seats=1, selection=selection, is_head=is_head, by=SYSTEM)
    organisations.appoint(
        post=post, holder_name=user.name, user=user, starts_on=STARTED, basis="任命文件", warning_words="样例",
        is_screened=True, by=SYSTEM,
    )  # fmt: skip


def moments(need):
    """When each alarm of the need rings, by its share of the promised time."""
    while need.next_alarm_at:
        yield need.next_alarm_at
        services.ring_alarms(at=need.next_alarm_at)
        need.refresh_from_db()


@pytest.fixture
def told(desk):
    """``told(need)``: who newly heard of each alarm, in order."""
    for name, is_head in (("director", True), ("colleague", False)):
        desk.cast.users[name] = make_user(name, name)
        hold(desk.bureau, name, desk.cast.users[name], is_head=is_head)
    hold(desk.bureau, "承办人", desk.cast.user("handler"))

    def listen(need):
        heard = []
        for _moment in moments(need):
            seen = set(Message.objects.values_list("pk", flat=True))
            heard.append(seen)
        heard.append(set(Message.objects.values_list("pk", flat=True)))
        fresh = [after - before for before, after in itertools.pairwise(heard)]
        names = dict(Message.objects.values_list("pk", "user__username"))
        return [sorted(names[pk] for pk in each if names[pk]) for each in fresh]

    return listen


def test_half_tells_the_handler_near_the_head_too_and_then_the_level_above(desk, told):
    half, near, overdue, long_overdue = told(desk.in_progress())

    assert half == ["handler"]
    assert near == ["director", "handler"]
    assert {"county_officer", "director", "handler"} <= set(overdue)
    assert {"county_officer", "director", "handler"} <= set(long_overdue)


def test_what_nobody_has_taken_on_is_everybodys_in_the_unit(desk, told):
    half, *_rest = told(desk.dispatched())

    assert half == ["colleague", "director", "handler"]


def test_who_leads_has_the_long_overdue_as_a_list(desk, client):
    other, need = desk.in_progress(when=at(11, 25)), desk.in_progress()
    for _moment in moments(need):
        pass
    with time_machine.travel(at(12, 3), tick=False):
        officer = desk.actor("county_officer")
        assert {row.id for row in selectors.queue(officer, overdue="1")} == {need.pk, other.pk}
        assert [row.id for row in selectors.queue(officer, overdue="long")] == [need.pk]
        client.force_login(desk.cast.user("county_officer"))
        shown = client.get("/needs/?overdue=long").content.decode()
    assert need.public_id in shown
    assert other.public_id not in shown
    last = Message.objects.filter(user=desk.cast.user("county_officer")).latest("pk")
    assert "/needs/?overdue=long" in last.url


def test_no_alarm_of_a_complaint_rings_at_whom_it_is_about(desk):
    boss = desk.cast.user("township_officer")
    need = desk.register(kind="complaint", about_unit=desk.office, about_words="镇政府").need
    need = services.dispatch_need(need=need, unit=desk.committee, by=desk.actor("county_officer"))
    hold(desk.committee, "主任", boss, is_head=True, selection=Selection.ELECTED)
    for _moment in moments(need):
        pass

    assert need.escalated_to_path
    assert not Message.objects.filter(user=boss, url__contains=need.public_id).exists()
    assert not Message.objects.filter(user=boss, title__contains=need.number).exists()


def told_of(need, title):
    """User names of who was told this of a need, and whether each of it rang at once."""
    found = Message.objects.filter(title__contains=title, key__contains=need.public_id, user__isnull=False)
    return set(found.values_list("user__username", flat=True)), set(found.values_list("is_urgent", flat=True))


@pytest.mark.parametrize("urgency", ["emergency", "urgent"])
def test_an_emergency_rings_at_its_desk_as_soon_as_it_is_told(desk, urgency):
    need = desk.register(urgency=urgency, when=at(11, 23, 2)).need
    people, at_once = told_of(need, "请马上派单")
    assert {"clerk", "secretary"} <= people
    assert "township_officer" not in people
    assert at_once == {True}
    assert not told_of(desk.register().need, "请马上派单")[0]


def test_an_emergency_passed_up_rings_at_the_desk_above(desk):
    need = desk.register(urgency="emergency").need
    services.pass_up(need=need, reason="不清楚归谁", by=desk.actor("clerk"), at=at(11, 23, 9, 5))
    assert "township_officer" in told_of(need, "请马上派单")[0]


def test_an_emergency_about_somebody_does_not_ring_at_them(desk):
    need = desk.register(urgency="emergency", kind="complaint", about_unit=desk.committee).need
    people, _at_once = told_of(need, "请马上派单")
    assert "township_officer" in people
    assert "secretary" not in people


def test_what_nobody_has_dispatched_rings_at_its_desk(desk):
    need = desk.register(urgency="emergency").need
    services.ring_alarms(at=need.next_alarm_at)
    assert {"clerk", "secretary"} <= told_of(need, "时限过半")[0]
    need.refresh_from_db()
    services.ring_alarms(at=need.next_alarm_at)
    assert told_of(need, "快到期") == (told_of(need, "时限过半")[0], {True})


def test_alarms_of_an_emergency_do_not_wait_for_the_morning_and_others_do(desk, told):
    need, calm = desk.in_progress(urgency="emergency"), desk.in_progress()
    told(need)
    told(calm)
    for title in ("时限过半", "快到期", "已超时", "严重超时"):
        assert told_of(need, title)[1] == {True}
        assert told_of(calm, title)[1] == {False}


def test_a_granted_extension_takes_the_overdue_mark_away(desk, client):
    need = desk.in_progress()
    new = need.due_at + timedelta(days=3)
    services.request_extension(need=need, reason="等料", new_due_at=new, by=desk.actor("handler"), at=at(11, 24))
    services.ring_alarms(at=need.due_at)
    need.refresh_from_db()
    assert need.escalated_to_path
    need = services.grant_extension(need=need, by=desk.actor("county_officer"), at=need.due_at + timedelta(hours=1))
    client.force_login(desk.cast.user("clerk"))
    with time_machine.travel(need.due_at - timedelta(hours=1), tick=False):
        assert "已超时，已上报一级督促" not in client.get(f"/needs/{need.public_id}/").content.decode()
    need.refresh_from_db()
    assert need.escalated_to_path == ""
    services.ring_alarms(at=new)
    need.refresh_from_db()
    assert need.escalated_to_path == desk.cast.county.path


def test_a_reclassified_need_is_overdue_only_when_its_new_date_is(desk):
    need = desk.register(urgency="urgent").need
    services.ring_alarms(at=need.due_at)
    need.refresh_from_db()
    assert need.escalated_to_path
    need = services.reclassify_need(
        need=need,
        category=need.category,
        urgency="normal",
        reason="不急",
        by=desk.actor("township_officer"),
        at=at(11, 24, 10),
    )
    need.refresh_from_db()
    assert need.escalated_to_path == ""
