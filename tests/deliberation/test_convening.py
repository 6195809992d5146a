"""People ask for a meeting: how many it takes, by when it must be held, who is told; and the rhythm every body keeps."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import services
from lianxin.deliberation.calc.bodies import BODIES
from lianxin.deliberation.calc.rhythm import due_after, late_before, period_start
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Body, Convening
from lianxin.deliberation.presenters import convening_rows, late_body_rows
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.people import services as people

DAYS = st.dates(date(1990, 1, 1), date(2200, 1, 1))
EVERY = st.sampled_from((3, 6, 12))
ABOUT = "请把去年的电费账讲清楚。"


@given(last=DAYS, today=DAYS, months=EVERY)
def test_who_is_late_is_the_same_asked_either_way(last, today, months):
    assert (due_after(last, months) < today) == (last < late_before(today, months))


@given(day=DAYS, months=EVERY)
def test_a_period_begins_where_the_calendar_says(day, months):
    start = period_start(day, months)
    assert (start.day, (start.month - 1) % months) == (1, 0)
    assert start <= day <= due_after(day, months)
    assert period_start(due_after(day, months), months) > start


def test_days_of_the_rhythm():
    assert due_after(date(2026, 5, 20), 3) == date(2026, 9, 30)
    assert due_after(date(2026, 5, 20), 6) == date(2026, 12, 31)
    assert due_after(date(2026, 5, 20), 12) == date(2027, 12, 31)
    assert {code: body.every for code, body in BODIES.items() if body.every} == {
        "villagers_assembly": 12, "villager_rep_assembly": 3, "resident_rep_assembly": 6,
        "collective_member_assembly": 12, "cooperative_meeting": 12,
    }  # fmt: skip


def signed(numbers):
    return [(f"代表{number:02d}", "") for number in numbers]


def asked(hall, body, size=8, **more):
    words = {"about": ABOUT, "signers": signed(range(1, size + 1)), "by": hall.clerk, "at": hall.now} | more
    return services.ask_for_meeting(body=body, **words)


def test_a_list_says_nothing_of_a_day_that_is_not_set(hall, client):
    asked(hall, hall.body())
    page = client.get(f"/hall/convenings/?place={hall.cast.village.public_id}").content.decode()
    assert ABOUT in page
    assert "None" not in page


def test_a_fifth_of_the_representatives_oblige_and_one_fewer_do_not(hall, client):
    body = hall.body()  # 41: a fifth is 8 1/5, so nine
    found = asked(hall, body)
    assert (found.state, found.due_on) == ("gathering", None)
    page = client.get(f"/hall/convenings/{found.public_id}/").content.decode()
    assert "代表 41 人，要五分之一以上（含五分之一），就是 9 人；代表签了 8 人，还差 1。" in page
    assert "代表01" not in page
    assert not convening_rows(hall.head, clock.now())
    found = services.sign_convening(convening=found, signers=signed([9]), by=hall.clerk, at=hall.now)
    assert (found.state, found.due_on) == ("binding", clock.day_of(hall.now) + timedelta(days=20))
    [row] = convening_rows(hall.head, clock.now())
    assert row.next_action == "联名人数够了，应当召集会议"
    assert not convening_rows(hall.cast.actor("township_officer"), clock.now())
    with pytest.raises(WrongState):
        services.drop_convening(convening=found, reason="不开了", by=hall.cast.actor("township_officer"))
    page = client.get(f"/hall/convenings/{found.public_id}/").content.decode()
    assert "够了。" in page
    assert [event.tag for event in AuditEvent.objects.filter(subject_id=found.public_id).order_by("id")] == [
        "deliberation:convening:ask", "deliberation:convening:sign",
    ]  # fmt: skip


def test_too_late_is_the_townships_matter_too(hall):
    found = asked(hall, hall.body(), 9, at=hall.now - timedelta(days=22))
    assert found.state == "binding"
    for who in ("committee", "township_officer"):
        [row] = convening_rows(hall.cast.actor(who), clock.now())
        assert row.tone == "late"
        assert "过了最晚的日子" in row.next_action
    assert not convening_rows(hall.cast.actor("resident"), clock.now())


def test_villagers_or_their_representatives_ask_for_the_assembly(hall):
    roll, reps = hall.roll(size=25), hall.body(size=5)
    body = hall.body("villagers_assembly", 0)
    found = asked(hall, body, signers=[("村民0", ""), ("村民1", "")])
    assert (found.persons, found.representatives, found.roll_id, found.state) == (25, 5, roll.pk, "gathering")
    assert services.sign_convening(convening=found, signers=[("村民2", "")], by=hall.clerk).state == "binding"
    assert reps.members.count() == 5
    other = asked(hall, body, 1)
    assert other.state == "gathering"
    assert asked(hall, body, 2).state == "binding"  # a third of five


def test_who_is_on_no_roll_does_not_count_and_nobody_signs_twice(hall):
    body = hall.body()
    with pytest.raises(RuleBroken, match="名册上没有"):
        asked(hall, body, signers=[("路人", "")])
    found = asked(hall, body, 2)
    for again in (signed([2]), [*signed([3]), *signed([3])]):
        with pytest.raises(RuleBroken, match="一人签一次"):
            services.sign_convening(convening=found, signers=again, by=hall.clerk)
    with pytest.raises(NotAllowed):
        services.sign_convening(convening=found, signers=signed([4]), by=hall.cast.actor("resident"))
    with pytest.raises(RuleBroken, match="要在它的名册上"):
        services.sign_convening(convening=found, by=hall.cast.actor("resident"))
    with pytest.raises(RuleBroken, match="还没有通过的名册"):
        asked(hall, hall.body("villagers_assembly", 0), 1)


def test_a_member_signs_with_an_account_of_their_own(hall, client):
    person = people.register_person(name="周小满", division=hall.cast.village, by=SYSTEM)
    people.link_user(person=person, user=hall.cast.user("resident"), by=SYSTEM)
    body = hall.body(size=6)
    body.members.filter(name="代表06").update(person=person)
    client.force_login(hall.cast.user("resident"))
    listed = client.get("/hall/convenings/").content.decode()
    assert f"/hall/bodies/{body.public_id}/convene/" in listed
    made = client.post(f"/hall/bodies/{body.public_id}/convene/", {"about": ABOUT})
    found = Convening.objects.get()
    assert made["Location"] == f"/hall/convenings/{found.public_id}/"
    assert found.signers.get().person == person
    client.force_login(hall.cast.user("clerk"))
    refused = client.post(f"/hall/convenings/{found.public_id}/sign/", {"members": "代表06 006"})
    assert refused.status_code == 422
    client.post(f"/hall/convenings/{found.public_id}/sign/", {"members": "代表01 001\n代表02"})
    found.refresh_from_db()
    assert (found.state, found.signers.count()) == ("binding", 3)
    assert "照签名单登记" in client.get(f"/hall/convenings/{found.public_id}/").content.decode()
    paper = client.get(f"/hall/convenings/{found.public_id}/list.pdf")
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")


def test_the_meeting_that_answers_is_held_in_time(hall, client):
    body, study = hall.body(), hall.studied()
    found = asked(hall, body, 9)
    late = hall.planned(body, days=21, study=study, convening=found)
    with pytest.raises(RuleBroken, match="最晚"):
        services.call_meeting(meeting=late, by=hall.head, at=hall.now)
    with pytest.raises(RuleBroken, match="已经在筹备"):
        hall.planned(body, study=study, convening=found)
    services.cancel_meeting(meeting=late, reason="日子太远", by=hall.head)
    client.force_login(hall.cast.user("committee"))
    assert ABOUT in client.get(f"/hall/bodies/{body.public_id}/plan/").content.decode()
    meeting = hall.planned(body, days=20, study=study, convening=Convening.objects.get())
    services.call_meeting(meeting=meeting, by=hall.head, at=hall.now)
    found.refresh_from_db()
    assert (found.state, found.meeting) == ("called", meeting)
    assert not convening_rows(hall.head, clock.now())
    assert ABOUT in client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    services.cancel_meeting(meeting=meeting, reason="停电", by=hall.head)
    found.refresh_from_db()
    assert (found.state, found.meeting) == ("binding", None)


def test_once_the_day_is_over_the_meeting_is_held_in_as_many_days_from_now(hall):
    body, study = hall.body(), hall.studied()
    found = asked(hall, body, 9, at=hall.now - timedelta(days=60))
    assert found.due_on < clock.today()
    late = hall.planned(body, days=21, study=study, convening=found)
    with pytest.raises(RuleBroken, match="最晚"):
        services.call_meeting(meeting=late, by=hall.head, at=hall.now)
    services.cancel_meeting(meeting=late, reason="日子太远", by=hall.head)
    soon = hall.planned(body, days=20, study=study, convening=Convening.objects.get())
    assert services.call_meeting(meeting=soon, by=hall.head, at=hall.now).state == "called"


def test_who_asked_for_a_meeting_too_few_came_to_is_answered_by_the_next(hall, client):
    body, study = hall.body(), hall.studied()
    found = asked(hall, body, 9)
    failed = hall.held(hall.planned(body, study=study, convening=found), present=20)
    found.refresh_from_db()
    assert (failed.state, found.state, found.meeting) == ("inquorate", "binding", failed)
    hall.attended(failed, 28)
    with transaction.atomic():  # more come that day: it is answered after all
        services.open_meeting(meeting=failed, by=hall.head, at=failed.starts_at)
        found.refresh_from_db()
        assert found.state == "called"
        transaction.set_rollback(True)
    found.refresh_from_db()
    [row] = convening_rows(hall.head, clock.now())
    assert row.next_action == "上次到会的人不够，没有开成，应当再召集一次"
    client.force_login(hall.cast.user("committee"))
    assert "筹备这次会" in client.get(f"/hall/convenings/{found.public_id}/").content.decode()
    assert ABOUT in client.get(f"/hall/bodies/{body.public_id}/plan/").content.decode()
    again = services.plan_again(
        meeting=failed, starts_at=hall.now + timedelta(days=12), place="村小学", by=hall.head, at=hall.now
    )
    found.refresh_from_db()
    assert (found.state, found.meeting) == ("binding", again)
    services.call_meeting(meeting=again, by=hall.head, at=hall.now)
    found.refresh_from_db()
    assert (found.state, found.meeting) == ("called", again)


def test_who_is_asked_to_meet_cannot_drop_what_is_asked(hall, client):
    person = people.register_person(name="周小满", division=hall.cast.village, by=SYSTEM)
    people.link_user(person=person, user=hall.cast.user("resident"), by=SYSTEM)
    body = hall.body(size=6)
    body.members.filter(name="代表06").update(person=person)
    found = services.ask_for_meeting(body=body, about=ABOUT, by=hall.cast.actor("resident"), at=hall.now)
    for who in ("committee", "secretary", "clerk"):
        with pytest.raises(NotAllowed, match="不能替大家撤"):
            services.drop_convening(convening=found, reason="不开了", by=hall.cast.actor(who))
    township = hall.cast.actor("township_officer")
    with pytest.raises(RuleBroken, match="写明为什么"):
        services.drop_convening(convening=found, reason=" ", by=township)
    address = f"/hall/convenings/{found.public_id}/"
    for who, offered in (("committee", False), ("resident", True), ("township_officer", True)):
        client.force_login(hall.cast.user(who))
        assert (f"{address}drop/" in client.get(address).content.decode()) is offered
    assert (
        services.drop_convening(convening=found, reason="讲清楚了", by=hall.cast.actor("resident")).state == "dropped"
    )
    paper = asked(hall, body, 1)
    assert services.drop_convening(convening=paper, reason="本人来说不要了", by=township).state == "dropped"


def test_what_is_no_longer_asked_for_is_not_handed_on(hall):
    body, study = hall.body(), hall.studied()
    found = asked(hall, body, 8)
    failed = hall.held(hall.planned(body, study=study, convening=found), present=20)
    services.drop_convening(convening=found, reason="谈妥了。", by=hall.cast.actor("township_officer"))
    services.plan_again(
        meeting=failed, starts_at=hall.now + timedelta(days=12), place="村小学", by=hall.head, at=hall.now
    )
    found.refresh_from_db()
    assert (found.state, found.meeting) == ("dropped", failed)


def test_another_meeting_answers_for_the_one_that_failed(hall):
    body, study = hall.body(), hall.studied()
    found = asked(hall, body, 9)
    failed = hall.held(hall.planned(body, study=study, convening=found), present=20)
    other = hall.planned(body, study=study, convening=Convening.objects.get())
    services.plan_again(
        meeting=failed, starts_at=hall.now + timedelta(days=12), place="村小学", by=hall.head, at=hall.now
    )
    found.refresh_from_db()
    assert found.meeting == other


def test_where_law_and_charter_are_silent_nobody_may_oblige(hall, client):
    council = hall.body("collective_council", 5)
    with pytest.raises(RuleBroken, match="没有写多少人"):
        asked(hall, council, 5)
    client.force_login(hall.cast.user("resident"))
    assert client.get(f"/hall/bodies/{council.public_id}/convene/").status_code == 404
    told = hall.body("collective_rep_assembly", 20)
    told = services.write_charter(body=told, article="章程第九条", convene="≥ 1/10", by=hall.head)
    assert asked(hall, told, 2).state == "binding"
    members = hall.body("cooperative_meeting", 11)  # 30 %: 3.3, so four
    assert asked(hall, members, 3).state == "gathering"
    bound = asked(hall, members, 4)
    assert bound.due_on == clock.day_of(hall.now) + timedelta(days=20)


def test_a_body_that_let_its_quarter_pass_is_on_todays_list(hall, client):
    body = hall.body()
    today = clock.today()
    assert not late_body_rows(hall.head, clock.now())
    start = late_before(today, 3)
    Body.objects.filter(pk=body.pk).update(set_up_on=start)
    assert not late_body_rows(hall.head, clock.now())
    Body.objects.filter(pk=body.pk).update(set_up_on=start - timedelta(days=1))
    [row] = late_body_rows(hall.head, clock.now())
    assert row.title == body.name
    client.force_login(hall.cast.user("committee"))
    page = client.get(f"/hall/bodies/{body.public_id}/").content.decode()
    assert "还没有开过" in page
    assert "已经晚了" in page
    hall.called(body)
    assert not late_body_rows(hall.head, clock.now())


def test_a_meeting_held_starts_the_rhythm_anew_and_a_failed_one_does_not(hall, client):
    body, today = hall.body(), clock.today()
    Body.objects.filter(pk=body.pk).update(set_up_on=today - timedelta(days=400))
    hall.held(hall.called(body), present=3)
    assert len(late_body_rows(hall.head, clock.now())) == 1
    hall.held(hall.called(body), present=30)
    assert not late_body_rows(hall.head, clock.now())
    client.force_login(hall.cast.user("committee"))
    assert "已经晚了" not in client.get(f"/hall/bodies/{body.public_id}/").content.decode()
