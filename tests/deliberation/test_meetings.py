"""A meeting as a state machine: notice, frozen roll, who came, quorum by one, votes, minutes and their objections."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import services
from lianxin.deliberation.calc.bodies import BODIES
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Minutes, Seat
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.insert_only import InsertOnly
from lianxin.people import services as people
from lianxin.people.models import Person
from tests.deliberation.conftest import MOTION
from tests.deliberation.test_decisions import resolved

# 41 on the roll: two thirds are 27 1/3, so 28 must come.
NEEDED = 28


def test_an_assembly_that_fails_quorum_by_one(hall):
    meeting = hall.held(hall.called(), present=NEEDED - 1)
    assert meeting.state == "inquorate"
    [line] = meeting.quorum["quorum"]
    assert (line["count"], line["of"], line["needed"], line["formula"]) == (27, 41, 28, "27 < 2/3 × 41")
    with pytest.raises(RuleBroken):
        services.record_vote(item=meeting.items.get(), method="show_of_hands", yes=27, no=0, abstain=0, by=hall.head)


def test_it_is_counted_at_its_hour_again_on_the_day_and_who_comes_late_is_counted_with(hall, client):
    meeting = hall.called()
    starts, opens = meeting.starts_at, {"meeting": meeting, "by": hall.head}
    hall.attended(meeting, NEEDED - 1)
    with pytest.raises(RuleBroken, match="还没有到开会的时间"):
        services.open_meeting(at=starts - timedelta(minutes=1), **opens)
    assert services.open_meeting(at=starts, **opens).state == "inquorate"
    for late in (services.open_meeting, lambda at, **more: hall.attended(meeting, NEEDED)):
        meeting.starts_at += timedelta(days=1)  # the harness signs in at this hour
        with pytest.raises(RuleBroken, match="等下一次"):
            late(at=starts + timedelta(days=1), **opens)
        meeting.starts_at = starts
    hall.attended(meeting, NEEDED)
    meeting = services.open_meeting(at=starts, **opens)
    hall.attended(meeting, NEEDED + 2)
    seat = meeting.seats.first()
    with pytest.raises(RuleBroken, match="只补登记晚到的"):
        services.enter_attendance(meeting=meeting, rows=[(seat, "", False, "")], by=hall.clerk, at=starts)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.quorum["attendance"]["present"]) == ("open", NEEDED)
    client.force_login(hall.cast.user("clerk"))
    assert "/attendance/" in client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    meeting = hall.validated(hall.minuted(meeting, yes=16, no=14, abstain=0))  # thirty hands, more than came at first
    assert meeting.items.get().outcome["majority"][0]["formula"] == "16 > 1/2 × 30"
    assert resolved(hall, meeting).bundle_id
    assert client.get(f"/hall/meetings/{meeting.public_id}/minutes.pdf").status_code == 200


def test_one_more_and_it_decides(hall):
    meeting = hall.held(hall.called(), present=NEEDED)
    assert meeting.state == "open"
    item = services.record_vote(
        item=meeting.items.get(), method="show_of_hands", yes=14, no=13, abstain=1, by=hall.head
    )
    assert item.passed is False  # exactly half of those present is not more than half
    with pytest.raises(RuleBroken):
        services.record_vote(item=item, method="show_of_hands", yes=28, no=0, abstain=0, by=hall.head)


def test_a_meeting_too_few_came_to_is_planned_again_with_its_agenda(hall):
    failed = hall.held(hall.called(title="村口停车位怎么分"), present=NEEDED - 1)
    again = services.plan_again(meeting=failed, starts_at=hall.now + timedelta(days=20), place="村小学", by=hall.head)
    assert (again.state, again.place, again.number) == ("planned", "村小学", failed.number + 1)
    assert (again.study, again.title) == (failed.study, "上河村villager_rep_assembly第 2 次会议")
    assert list(again.items.values_list("number", "title", "motion")) == [(1, "村口停车位怎么分", MOTION)]
    words = {"meeting": failed, "starts_at": again.starts_at, "by": hall.head}
    assert services.plan_again(place=" 村小学", **words) == again  # pressed twice: one meeting
    with pytest.raises(RuleBroken, match="已经定了再开"):
        services.plan_again(place="村委会", **words)
    decided = hall.minuted(hall.held(again, present=NEEDED), yes=NEEDED, no=0, abstain=0)
    assert decided.items.get().passed
    assert failed.items.get().passed is None
    assert AuditEvent.objects.filter(tag="deliberation:meeting:plan_again").count() == 1
    with pytest.raises(WrongState):
        services.plan_again(meeting=decided, starts_at=hall.now, place="村小学", by=hall.head)
    with pytest.raises(NotAllowed):
        services.plan_again(meeting=failed, starts_at=hall.now, place="村小学", by=hall.clerk)


def test_a_next_try_that_was_cancelled_is_planned_anew(hall, client):
    failed = hall.held(hall.called(), present=NEEDED - 1)
    words = {"meeting": failed, "starts_at": hall.now + timedelta(days=20), "place": "村小学", "by": hall.head}
    again, at = services.plan_again(**words), f"/hall/meetings/{failed.public_id}/"
    client.force_login(hall.cast.user("committee"))
    page = client.get(at).content.decode()
    assert f"/hall/meetings/{again.public_id}/" in page
    assert f"{at}again/" not in page
    services.cancel_meeting(meeting=again, reason="那天赶集", by=hall.head)
    assert f"{at}again/" in client.get(at).content.decode()
    assert services.plan_again(**words) != again


def test_a_meeting_ends_when_every_motion_was_voted_or_put_off(hall, client):
    meeting = hall.planned(hall.body("party_branch", 9), days=0)
    services.add_item(meeting=meeting, title="报价", motion="买二号报价。", by=hall.head)
    services.add_item(meeting=meeting, title="听一听", by=hall.head)  # nothing to vote on: may stay open
    meeting = hall.held(meeting, present=7)
    first, second, _third = meeting.items.all()
    with pytest.raises(RuleBroken, match="第 1、2 项"):
        services.close_meeting(meeting=meeting, by=hall.head)
    services.put_off_item(item=first, reason="先看图。", by=hall.head)
    services.record_vote(item=first, method="show_of_hands", yes=7, no=0, abstain=0, by=hall.head)
    first.refresh_from_db()
    assert first.put_off == ""  # the vote takes its place
    with pytest.raises(NotAllowed):
        services.put_off_item(item=second, reason="等报价。", by=hall.clerk)
    with pytest.raises(RuleBroken):
        services.put_off_item(item=second, reason=" ", by=hall.head)
    services.put_off_item(item=second, reason="报价还没有来。", by=hall.head)
    services.close_meeting(meeting=meeting, by=hall.head)
    assert (
        AuditEvent.objects.get(tag="deliberation:item:put_off", subject_id=second.public_id).reason == "报价还没有来。"
    )
    client.force_login(hall.cast.user("clerk"))
    assert "推到下次：报价还没有来。" in client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()


def test_notice_is_as_many_days_ahead_as_the_profile_says(hall):
    body, study = hall.body(), hall.studied()
    late = hall.planned(body, days=4, study=study)
    with pytest.raises(RuleBroken) as refused:
        services.call_meeting(meeting=late, by=hall.head, at=hall.now)
    assert "提前 5 天" in refused.value.message
    called = services.call_meeting(meeting=hall.planned(body, days=5, study=study), by=hall.head, at=hall.now)
    assert (called.state, called.notice_days) == ("called", 5)


def test_urgency_is_known_to_the_assembly_only_and_wants_a_reason(hall):
    roll = hall.roll()
    study = hall.studied()
    meeting = hall.planned(hall.body("villagers_assembly", 0), days=2, study=study)
    with pytest.raises(RuleBroken):
        services.call_meeting(meeting=meeting, roll=roll, by=hall.head, at=hall.now)
    called = services.call_meeting(meeting=meeting, roll=roll, urgent_reason="大水要来", by=hall.head, at=hall.now)
    assert called.state == "called"
    reps = hall.planned(hall.body(), days=2, study=study)
    with pytest.raises(RuleBroken):
        services.call_meeting(meeting=reps, urgent_reason="大水要来", by=hall.head, at=hall.now)
    assert [code for code, held_to in BODIES.items() if held_to.urgent] == ["villagers_assembly"]


def test_the_party_studies_first(hall):
    meeting = hall.planned(hall.body())
    with pytest.raises(RuleBroken) as refused:
        services.call_meeting(meeting=meeting, by=hall.head, at=hall.now)
    assert "第二十八条" in refused.value.article
    study = hall.planned(hall.body("party_branch", 9), days=0)
    with pytest.raises(RuleBroken):  # planned is not studied
        services.call_meeting(meeting=hall.planned(hall.body(name="二"), study=study), by=hall.head, at=hall.now)


def test_the_roll_is_frozen_at_the_call(hall):
    body = hall.body()
    meeting = hall.called(body)
    services.add_members(body=body, members=[("新代表", "")], by=hall.head)
    assert meeting.seats.count() == 41
    seat = meeting.seats.first()
    with pytest.raises(InsertOnly):
        seat.delete()
    for forbidden in (lambda: Seat._base_manager.filter(pk=seat.pk).update(name="换人"),):
        with pytest.raises(DatabaseError), transaction.atomic():
            forbidden()


def test_an_assembly_takes_an_adopted_roll_with_its_corrections(hall):
    roll = hall.roll()
    gone = roll.entries.first().person
    people.correct_roll(
        roll=roll, kind="removed", person=gone, reason="迁出", decided_by="选举委员会", by=hall.secretary
    )
    study = hall.studied()
    meeting = hall.planned(hall.body("villagers_assembly", 0), days=11, study=study)
    draft = hall.roll(adopt=False)
    for wrong in (None, draft):
        with pytest.raises(RuleBroken):
            services.call_meeting(meeting=meeting, roll=wrong, by=hall.head, at=hall.now)
    called = services.call_meeting(meeting=meeting, roll=roll, by=hall.head, at=hall.now)
    assert called.seats.count() == 3


def test_no_proxy_where_the_law_gives_none(hall):
    meeting = hall.called()
    for way in ("proxy", "online"):
        with pytest.raises(RuleBroken) as refused:
            services.enter_attendance(
                meeting=meeting, rows=[(meeting.seats.first(), way, False, "代表02")], by=hall.clerk
            )
        assert "征求意见，不作为表决" in refused.value.message


def test_a_collective_member_is_represented_by_their_household_alone(hall):
    roll = hall.roll(kind="collective_member")
    body = hall.body("collective_member_assembly", 0)
    meeting = hall.planned(body, days=11, study=hall.studied())
    meeting = services.call_meeting(meeting=meeting, roll=roll, by=hall.head, at=hall.now)
    seats = list(meeting.seats.all())
    with pytest.raises(RuleBroken):
        services.enter_attendance(meeting=meeting, rows=[(seats[0], "proxy", False, seats[1].name)], by=hall.clerk)
    services.enter_attendance(meeting=meeting, rows=[(seat, "online", False, "") for seat in seats[:3]], by=hall.clerk)
    with pytest.raises(RuleBroken, match="没有核对身份的不算到会"):
        services.open_meeting(meeting=meeting, by=hall.head, at=meeting.starts_at)
    services.check_identity(meeting=meeting, rows=[(seat, "video") for seat in seats[:3]], by=hall.clerk)
    opened = services.open_meeting(meeting=meeting, by=hall.head, at=meeting.starts_at)
    assert (opened.state, opened.quorum["attendance"]["online"]) == ("open", 3)


def test_who_comes_for_somebody_of_the_household_is_there(hall):
    hall.roll(2, kind="collective_member", adopt=False)
    first, second = Person.objects.filter(name__startswith="村民").order_by("id")
    home = people.register_household(code="H1", division=hall.cast.village, representative=first, by=SYSTEM)
    people.join_household(household=home, person=second, by=SYSTEM)
    roll = hall.roll(1, kind="collective_member")
    meeting = hall.planned(hall.body("collective_member_assembly", 0), days=11, study=hall.studied())
    meeting = services.call_meeting(meeting=meeting, roll=roll, by=hall.head, at=hall.now)
    one, other = meeting.seats.filter(household_code="H1")
    third = meeting.seats.exclude(household_code="H1").first()
    rows = [(one, "proxy", False, other.name), (third, "in_person", False, "")]
    services.enter_attendance(meeting=meeting, rows=rows, by=hall.clerk)
    with pytest.raises(RuleBroken, match=f"{other.name}没有到会"):
        services.open_meeting(meeting=meeting, by=hall.head, at=meeting.starts_at)
    services.enter_attendance(meeting=meeting, rows=[(other, "online", False, "")], by=hall.clerk)
    with pytest.raises(RuleBroken, match="还没有核对身份，这一份委托不算"):
        services.open_meeting(meeting=meeting, by=hall.head, at=meeting.starts_at)
    services.check_identity(meeting=meeting, rows=[(other, "video")], by=hall.clerk)
    opened = services.open_meeting(meeting=meeting, by=hall.head, at=meeting.starts_at)
    assert opened.quorum["attendance"]["proxies"] == 1


def test_where_the_law_names_no_notice_the_page_says_so(hall, client):
    meeting = hall.called(hall.body("cooperative_meeting", 3), days=0)
    page = client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert "提前几天法律没有规定" in page
    assert "0 天" not in page


def test_signing_in_oneself_takes_the_code_the_day_and_the_roll(hall):
    person = people.register_person(name="周小满", division=hall.cast.village, by=SYSTEM)
    people.link_user(person=person, user=hall.cast.user("resident"), by=SYSTEM)
    body, resident = hall.body("party_branch", 3), hall.cast.actor("resident")
    body.members.filter(name="代表01").update(person=person)
    meeting = hall.called(body, days=0)
    at = meeting.starts_at
    with pytest.raises(RuleBroken):
        services.sign_in(
            meeting=meeting, code="000000" if meeting.sign_in_code != "000000" else "1", by=resident, at=at
        )
    with pytest.raises(RuleBroken):
        services.sign_in(meeting=meeting, code=meeting.sign_in_code, by=resident, at=at + timedelta(days=1))
    with pytest.raises(RuleBroken):
        services.sign_in(meeting=meeting, code=meeting.sign_in_code, by=hall.cast.actor("courier"), at=at)
    services.sign_in(meeting=meeting, code=meeting.sign_in_code, by=resident, at=at)
    assert meeting.attendances.get().entered == "self"


def test_a_member_the_register_knows_in_this_household_has_an_account_of_their_own(hall, client):
    person = people.register_person(name="周小满", division=hall.cast.village, by=SYSTEM)
    people.link_user(person=person, user=hall.cast.user("resident"), by=SYSTEM)
    people.register_household(code="SH-0001", division=hall.cast.village, representative=person, by=SYSTEM)
    other = hall.body("collective_council", 1)
    services.add_members(body=other, members=[("周小满", ""), ("周小满", "SH-0009")], by=hall.head)
    assert not other.members.filter(person__isnull=False).exists()  # a name alone is anybody's
    body = hall.body("party_branch", 3)
    services.add_members(body=body, members=[("周小满", "SH-0001")], by=hall.head)
    assert body.members.get(person=person).name == "周小满"
    client.force_login(hall.cast.user("committee"))
    assert client.get(f"/hall/bodies/{body.public_id}/").content.decode().count("和人口登记对上了") == 1
    meeting, resident = hall.called(body, days=0), hall.cast.actor("resident")
    services.sign_in(meeting=meeting, code=meeting.sign_in_code, by=resident, at=meeting.starts_at)
    hall.attended(meeting, 4)
    assert sorted(meeting.attendances.values_list("entered", flat=True)) == ["paper", "paper", "paper", "self"]
    opened = services.open_meeting(meeting=meeting, by=hall.head, at=meeting.starts_at)
    minuted = hall.minuted(opened, yes=3, no=0, abstain=0)
    services.object_to_minutes(meeting=minuted, words="我没有说过这话。", by=resident)
    assert minuted.objections.get().entered_by_name == ""


def test_who_moved_to_another_household_does_not_sit_twice(hall):
    person = people.register_person(name="周小满", division=hall.cast.village, by=SYSTEM)
    home = people.register_household(code="SH-0001", division=hall.cast.village, representative=person, by=SYSTEM)
    body = hall.body("party_branch", 0)
    services.add_members(body=body, members=[("周小满", "SH-0001")], by=hall.head)
    type(home).objects.filter(pk=home.pk).update(code="SH-0002")
    services.add_members(body=body, members=[("周小满", "SH-0002")], by=hall.head)
    assert body.members.filter(person=person).count() == 1
    assert hall.called(body, days=0).seats.count() == 2


def test_the_code_on_the_door_fills_the_digits_in_and_only_the_place_prints_it(hall, client):
    person = people.register_person(name="周小满", division=hall.cast.village, by=SYSTEM)
    people.link_user(person=person, user=hall.cast.user("resident"), by=SYSTEM)
    body = hall.body("party_branch", 3)
    body.members.filter(name="代表01").update(person=person)
    meeting = hall.called(body, days=0)
    page = f"/hall/meetings/{meeting.public_id}/"
    client.force_login(hall.cast.user("resident"))
    shown = client.get(f"{page}sign-in/?code={meeting.sign_in_code}").content.decode()
    assert f'value="{meeting.sign_in_code}"' in shown
    assert client.get(f"{page}door.pdf").status_code == 403
    client.force_login(hall.cast.user("clerk"))
    paper = client.get(f"{page}door.pdf")
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")


def test_the_meeting_changes_the_words_it_votes_on_and_the_old_ones_stay(hall, client):
    called = hall.called()
    with pytest.raises(WrongState):
        services.amend_motion(item=called.items.get(), mover="代表01", motion="二十五个。", by=hall.head)
    meeting = hall.held(called, present=30)
    item, old = meeting.items.get(), MOTION
    new = old.replace("20 个", "25 个")
    with pytest.raises(NotAllowed):
        services.amend_motion(item=item, mover="代表01", motion=new, by=hall.cast.actor("resident"))
    with pytest.raises(RuleBroken) as same:
        services.amend_motion(item=item, mover="代表01", motion=old, by=hall.head)
    assert same.value.field == "motion"
    services.amend_motion(item=item, mover="代表01", motion=new, by=hall.head)
    event = AuditEvent.objects.get(tag="deliberation:item:amend")
    assert (event.before["motion"], event.after["motion"]) == (old, new)
    address = f"/hall/meetings/{meeting.public_id}/"
    page = client.get(address).content.decode()
    assert new in page
    assert f"一位到会的人提的。原来是：{old}" in page
    assert "代表01" not in page
    client.force_login(hall.cast.user("committee"))
    assert "会上改过，代表01提的" in client.get(address).content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        item.amendments.get()._meta.model._base_manager.update(before="x")
    meeting = hall.validated(hall.minuted(meeting, yes=20, no=5, abstain=5))
    item.refresh_from_db()
    with pytest.raises(RuleBroken):
        services.amend_motion(item=item, mover="代表01", motion=old, by=hall.head)
    assert resolved(hall, meeting).text == new


@pytest.mark.parametrize("address", ["end-member/", "recuse/"])
def test_nobody_is_chosen_before_somebody_chooses(hall, client, address):
    body = hall.body("party_branch", 3)
    item = hall.held(hall.called(body, days=0), 3).items.get()
    client.force_login(hall.cast.user("committee"))
    start = f"/hall/bodies/{body.public_id}/" if address == "end-member/" else f"/hall/items/{item.public_id}/"
    assert '<option value="" selected>请选一位' in client.get(start + address).content.decode()
    refused = client.post(start + address, {"reason": "迁走了"})
    assert refused.status_code == 422
    assert "迁走了" in refused.content.decode()
    assert body.members.filter(ends_on__isnull=True).count() == 3
    assert not item.recusals.exists()


def test_nothing_to_vote_on_is_not_changed(hall):
    meeting = hall.planned(hall.body("party_branch", 3), days=0, motion="")
    item = hall.held(meeting, 3).items.get()
    with pytest.raises(RuleBroken):
        services.amend_motion(item=item, mover="代表01", motion="装灯。", by=hall.head)


def test_who_stands_aside_does_not_vote(hall):
    meeting = hall.held(hall.called(), present=30)
    item, seats = meeting.items.get(), list(meeting.seats.all())
    services.recuse(item=item, seat=seats[0], reason="空地旁边是他家的铺面", by=hall.head)
    with pytest.raises(RuleBroken):
        services.recuse(item=item, seat=seats[40], reason="没来", by=hall.head)
    with pytest.raises(RuleBroken) as refused:
        services.record_vote(item=item, method="show_of_hands", yes=30, no=0, abstain=0, by=hall.head)
    assert "最多 29 票" in refused.value.message
    done = services.record_vote(item=item, method="show_of_hands", yes=29, no=0, abstain=0, by=hall.head)
    assert done.passed is True
    assert done.outcome["majority"][0]["of"] == 30


def test_a_council_decides_by_all_who_are_in_it(hall):
    meeting = hall.held(hall.called(hall.body("collective_council", 5)), present=4)
    item = services.record_vote(item=meeting.items.get(), method="ballot", yes=2, no=1, abstain=1, by=hall.head)
    assert item.passed is False
    assert item.outcome["majority"][0]["formula"] == "2 ≤ 1/2 × 5"


def test_representatives_of_the_collective_may_not_decide_the_charter(hall):
    meeting = hall.planned(hall.body("collective_rep_assembly", 21), item=False)
    with pytest.raises(RuleBroken) as refused:
        services.add_item(meeting=meeting, title="改章程", motion="改", matter="1", by=hall.head)
    assert refused.value.field == "matter"


def test_a_charter_speaks_only_where_the_law_is_silent(hall):
    silent = hall.body("collective_rep_assembly", 21, charter_quorum="≥ 2/3", charter_majority="> 1/2").rule()
    assert str(silent.quorum[0].share) == "≥ 2/3"
    assert str(silent.majority[0].share) == "≥ 2/3"  # of all representatives, by law
    told = hall.body("villager_rep_assembly", 3, charter_quorum="≥ 1/2").rule()
    assert str(told.quorum[0].share) == "≥ 2/3"


def test_minutes_are_read_amended_and_validated_by_another_a_day_later(hall):
    meeting = hall.minuted(hall.held(hall.called(), present=30), yes=20, no=5, abstain=5)
    seat = meeting.seats.first()
    with pytest.raises(RuleBroken):
        services.object_to_minutes(meeting=meeting, seat=meeting.seats.last(), words="没来也说", by=hall.clerk)
    objection = services.object_to_minutes(meeting=meeting, seat=seat, words="我说的是十五个车位", by=hall.clerk)
    with pytest.raises(NotAllowed):
        services.validate_minutes(meeting=meeting, by=hall.head)
    with pytest.raises(RuleBroken):
        services.validate_minutes(meeting=meeting, by=hall.secretary)
    services.answer_objection(objection=objection, answer="是，改", changed=True, by=hall.head)
    with pytest.raises(RuleBroken):
        services.validate_minutes(meeting=meeting, by=hall.secretary)
    with pytest.raises(RuleBroken):
        services.write_minutes(meeting=meeting, opening="改好了", by=hall.head)
    second = services.write_minutes(meeting=meeting, opening="改好了", why="补上车位数", by=hall.head)
    assert second.version == 2
    assert second.digest != meeting.minutes.get(version=1).digest
    with pytest.raises(RuleBroken, match="第 2 稿还没有签名"):
        services.validate_minutes(
            meeting=meeting, by=hall.secretary, at=(later := second.written_at + timedelta(days=1))
        )
    signed = {"meeting": meeting, "signatures": "三人签名，放在档案柜", "by": hall.secretary}
    with pytest.raises(RuleBroken, match="可以提意见到") as refused:
        services.validate_minutes(**signed, at=later - timedelta(seconds=1))
    assert refused.value.field == "all_signed"
    done = services.validate_minutes(**signed, at=later)
    assert done.state == "validated"
    with pytest.raises(InsertOnly):
        Minutes.objects.filter(pk=second.pk).update(digest="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Minutes._base_manager.filter(pk=second.pk).update(digest="x")


def test_every_step_leaves_one_event_and_a_failing_record_changes_nothing(hall, monkeypatch):
    meeting = hall.minuted(hall.held(hall.called(), present=30), yes=20, no=5, abstain=5)
    tags = AuditEvent.objects.filter(subject_id=meeting.public_id).order_by("id").values_list("tag", flat=True)
    assert [tag.rsplit(":", 1)[1] for tag in tags] == [
        "plan", "add_item", "call", "enter_attendance", "open", "close", "write_minutes",
    ]  # fmt: skip
    assert AuditEvent.objects.filter(subject_id=meeting.items.get().public_id).count() == 1


@pytest.mark.parametrize("who", ["resident", "clerk", "supervisor", "outsider", "township_officer", "accountant"])
def test_only_the_place_holds_its_meetings(hall, who):
    meeting = hall.planned(hall.body())
    for service in (services.call_meeting, services.open_meeting, services.close_meeting):
        with pytest.raises(NotAllowed):
            service(meeting=meeting, by=hall.cast.actor(who))
