from datetime import timedelta

import pytest
import time_machine

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.people.models import Person, RightsRequest
from lianxin.people.policies import can_answer_rights, rights_to_answer, rights_visible_to
from lianxin.people.presenters import rights_rows
from lianxin.people.vocabulary import RIGHTS_MOVES, RightsState
from lianxin.territory import services as territory


@pytest.fixture
def wish(cast, home):
    return people.ask_right(person=home.rep, kind="deletion", text="请删除我的电话", by=cast.actor("resident"))


def days_to_answer(wish):
    return (clock.day_of(wish.due_at) - clock.day_of(wish.asked_at)).days


def test_ask_right_is_due_in_fifteen_working_days(wish):
    assert 19 <= days_to_answer(wish) <= 30


def test_ask_right_is_due_as_the_place_has_decided(cast, home):
    territory.set_rules(
        division=cast.county,
        values={"privacy.answer_working_days": 5},
        basis="县里的规定",
        starts_on=clock.today(),
        by=cast.actor("county_officer"),
    )
    wish = people.ask_right(person=home.rep, kind="copy", text="要一份复印件", by=cast.actor("resident"))
    assert 5 <= days_to_answer(wish) <= 15


def test_an_answer_is_brought_forward_while_it_is_open_and_who_asked_hears(cast, wish):
    later = RightsRequest.objects.filter(pk=wish.pk)
    later.update(due_at=wish.due_at + timedelta(days=3))
    assert people.bring_answer_forward(request=wish)
    assert later.get().due_at == wish.due_at
    assert "提前到" in Message.objects.get(user=cast.user("resident"), title__contains="最迟").body
    people.move_rights_request(request=wish, state="withdrawn", by=cast.actor("resident"))
    later.update(due_at=wish.due_at + timedelta(days=3))
    assert not people.bring_answer_forward(request=wish)


def test_move_rights_request_table_is_the_only_way(cast, home, wish):
    assert set(RIGHTS_MOVES) == set(RightsState)
    with pytest.raises(RuleBroken):
        people.move_rights_request(request=wish, state="fulfilled", answer="好", by=home.clerk)
    people.move_rights_request(request=wish, state="reviewing", by=home.clerk)
    with pytest.raises(RuleBroken):
        people.move_rights_request(request=wish, state="fulfilled", by=home.clerk)
    with pytest.raises(RuleBroken):
        people.move_rights_request(request=wish, state="restricted", answer="不能删", by=home.clerk)
    people.move_rights_request(request=wish, state="fulfilled", answer="已删除", by=home.clerk)
    person = Person.objects.get(pk=home.rep.pk)
    assert (person.phone, person.phone_hash, person.birth_year) == ("", "", None)


def test_deletion_with_a_statutory_exception_restricts(home, wish):
    people.move_rights_request(request=wish, state="reviewing", by=home.clerk)
    people.move_rights_request(
        request=wish, state="restricted", answer="名册依法保存", exception="选举档案", by=home.clerk
    )
    person = Person.objects.get(pk=home.rep.pk)
    assert person.restricted_at
    assert person.phone
    with pytest.raises(RuleBroken):
        people.correct_person(person=person, by=home.clerk, reason="x", address="y")


def test_a_legal_hold_forbids_deletion(home, wish):
    hold = people.place_hold(person=home.rep, basis="诉讼保全", by=home.clerk)
    people.move_rights_request(request=wish, state="reviewing", by=home.clerk)
    with pytest.raises(RuleBroken):
        people.move_rights_request(request=wish, state="fulfilled", answer="好", by=home.clerk)
    people.lift_hold(hold=hold, by=home.clerk)
    people.move_rights_request(request=wish, state="fulfilled", answer="好", by=home.clerk)


def test_heirs_only_after_death_and_with_proof(home):
    ask = {"kind": "copy", "text": "调取母亲的登记", "asker": "heir", "asker_name": "欧阳秋", "by": home.clerk}
    with pytest.raises(RuleBroken):
        people.ask_right(person=home.other, proof="户口簿", **ask)
    people.depart_person(person=home.other, died_on=clock.today(), by=home.clerk)
    with pytest.raises(RuleBroken):
        people.ask_right(person=home.other, **ask)
    assert people.ask_right(person=home.other, proof="户口簿", **ask).pk


def test_nobody_else_asks_or_answers(cast, home, wish):
    with pytest.raises(NotFound):
        people.ask_right(person=home.rep, kind="copy", text="x", by=cast.actor("outsider"))
    with pytest.raises(NotFound):
        people.move_rights_request(request=wish, state="reviewing", by=cast.actor("outsider"))


def test_own_request_is_answered_by_somebody_else(cast, home):
    people.link_user(person=home.other, user=cast.user("clerk"), by=SYSTEM)
    home.other.refresh_from_db()
    wish = people.ask_right(person=home.other, kind="copy", text="x", by=home.clerk)
    with pytest.raises(NotAllowed):
        people.move_rights_request(request=wish, state="reviewing", by=home.clerk)


def test_rights_visible_to_agrees_for_the_whole_cast(cast, wish):
    for name in cast.users:
        actor = cast.actor(name)
        listed = rights_visible_to(actor, RightsRequest.objects.all()).exists()
        assert listed == bool(can_answer_rights(actor, wish)), name


def test_a_request_waits_in_todays_list_and_is_reminded_of_on_its_last_day(cast, home, wish):
    rows = rights_rows(cast.actor("clerk"), clock.now())
    assert [row.url for row in rows] == [f"/people/requests/{wish.public_id}/"]
    assert "周小满" not in str(rows)
    assert rights_to_answer(cast.actor("resident")) is None
    assert [rights_to_answer(cast.actor(name)).count() for name in ("clerk", "outsider")] == [1, 0]
    assert people.remind_of_requests(at=wish.due_at - timedelta(days=1)) == 0
    for hour in (9, 10):
        assert people.remind_of_requests(at=clock.day_start(clock.day_of(wish.due_at)) + timedelta(hours=hour)) == 1
    told = Message.objects.filter(key__startswith="rights-due").values_list("user__username", flat=True)
    assert sorted(told) == ["clerk", "committee", "secretary"]


def test_what_is_past_its_time_is_proposed_once_a_month_and_not_removed(cast, home):
    with time_machine.travel(clock.now() - timedelta(days=1500), tick=False):
        people.give_consent(person=home.rep, purpose="contact", by=cast.actor("resident"))
        people.withdraw_consent(person=home.rep, purpose="contact", by=cast.actor("resident"))
    for _twice in range(2):
        assert people.propose_removal() == 1
    told = Message.objects.get(key__startswith="retention:")
    assert (told.user, "共 1 条" in told.body) == (cast.user("county_officer"), True)
    assert home.rep.consents.count() == 1


def test_a_staff_guardian_answers_nothing_about_a_ward_nor_what_they_asked(cast, home):
    people.link_user(person=home.other, user=cast.user("committee"), by=SYSTEM)
    held = people.set_guardian(person=home.child, guardian=home.other, by=SYSTEM)
    wish = people.ask_right(
        person=Person.objects.get(pk=home.child.pk), kind="copy", text="x", asker="guardian", asker_name="欧阳春",
        by=cast.actor("committee"),
    )  # fmt: skip
    for _round in range(2):  # as guardian, and once it has ended as who asked
        actor = cast.actor("committee")
        assert not can_answer_rights(actor, wish)
        assert not rights_visible_to(actor, RightsRequest.objects.all()).exists()
        if held.end_reason == "":
            held = people.end_guardianship(guardianship=held, reason="另有", by=home.clerk)
    assert can_answer_rights(home.clerk, wish)


def test_who_asked_is_told_and_only_they_take_it_back(client, cast, home, wish):
    with pytest.raises(NotFound):
        people.move_rights_request(request=wish, state="withdrawn", by=home.clerk)
    people.move_rights_request(request=wish, state="reviewing", by=home.clerk)
    people.move_rights_request(request=wish, state="refused", answer="名册依法保存", by=home.clerk)
    told = Message.objects.get(kind="rights_answered")
    assert (told.user, told.url) == (cast.user("resident"), "/me/")
    assert "名册" not in told.body
    client.force_login(cast.user("clerk"))
    paper = client.get(f"/people/requests/{wish.public_id}/print/").content.decode()
    assert "名册依法保存" in paper
    assert "签收人" in paper


def test_a_guardian_at_the_counter_is_one_who_was_entered(home):
    ask = {"person": home.child, "kind": "copy", "text": "x", "asker": "guardian", "by": home.clerk}
    with pytest.raises(RuleBroken, match="还没有登记为监护人"):
        people.ask_right(asker_name="欧阳春", **ask)
    assert people.ask_right(asker_name="周小满", **ask).asked_by_id is None


def test_a_correction_keeps_what_another_changed_meanwhile(home):
    mine, theirs = (Person.objects.get(pk=home.other.pk) for _each in range(2))
    people.correct_person(person=theirs, address="三组 7 号", reason="搬家", by=home.clerk)
    people.correct_person(person=mine, phone="19900005679", reason="换号", by=home.clerk)
    home.other.refresh_from_db()
    assert (home.other.address, home.other.phone) == ("三组 7 号", "+8619900005679")


def test_a_restricted_record_is_filled_and_opened_by_nobody(cast, home, wish):
    people.move_rights_request(request=wish, state="reviewing", by=home.clerk)
    people.move_rights_request(request=wish, state="restricted", answer="依法保存", exception="选举档案", by=home.clerk)
    person, day = home.rep, clock.today()  # as somebody held it before
    number = {"number": "11010519491231002X", "purpose": "election"}
    for act in (
        lambda: people.correct_person(person=person, address="y", reason="x", by=home.clerk),
        lambda: people.set_id_number(person=person, by=home.clerk, **number),
        lambda: people.open_record(person=person, reason="想看一看", by=home.clerk),
        lambda: people.give_label(
            person=person, label="min_living", source="civil_affairs", decided_on=day, review_on=day, expires_on=day,
            consent_basis="statutory_duty", by=cast.actor("secretary"),
        ),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match="只依法保存"):
            act()
    people.set_id_number(person=person, number="", purpose="election", by=home.clerk)


def test_an_answered_deletion_names_what_stays_and_why(cast, home, wish):
    people.move_rights_request(request=wish, state="reviewing", by=home.clerk)
    done = people.move_rights_request(request=wish, state="fulfilled", answer="已按您的要求办理。", by=home.clerk)
    assert done.answer.startswith("已按您的要求办理。\n已删去：电话")
    assert "账号" in done.answer
    assert "《网络安全法》" in done.answer
    assert "监护登记（谁替谁办过事的凭据，终止后三年）" in done.answer
    assert "会计档案" not in done.answer  # nothing of it is there


def test_what_nothing_rests_on_is_not_asked_for_and_can_be_taken_back(client, cast, home):
    client.force_login(cast.user("resident"))
    switch = f"/me/{home.rep.public_id}/consents/contact/"
    page = client.get("/me/").content.decode()
    assert switch not in page
    assert "不以同意为前提" in page
    people.give_consent(person=home.rep, purpose="contact", channel="paper", by=home.clerk)
    assert switch in client.get("/me/").content.decode()
