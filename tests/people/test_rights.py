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
