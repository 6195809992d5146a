"""Who keeps in touch with whom: given, refused, declined, handed over, never deleted."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.liaison import policies, selectors
from lianxin.liaison import services as liaison
from lianxin.liaison.errors import AlreadyEnded, CloseKin, IsExempt, TooMany
from lianxin.liaison.models import Assignment, Contact
from lianxin.liaison.vocabulary import AssignmentKind, EndReason
from lianxin.messaging.models import Message
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import policies as people_policies
from lianxin.people import services as people
from lianxin.people.models import Person
from lianxin.territory import services as territory
from tests.cast import make_user
from tests.liaison.conftest import at


def test_assign_starts_a_dated_assignment_and_tells_the_household_and_the_liaison(door):
    home = door.homes[0].household

    made = door.assign(home, basis="支部会议 11 月 2 日", at=at(11, 2))

    assert (made.kind, made.starts_at, made.ends_at) == (AssignmentKind.LEAD, at(11, 2), None)
    told = {(m.user.username, m.title) for m in Message.objects.filter(user__isnull=False)}
    assert told == {("resident", "您家的联系人是吴立春"), ("liaison", "您的联系户有变动")}
    event = AuditEvent.objects.get(tag="liaison:assignment:start")
    assert event.after == {"liaison": "吴立春", "kind": "联系人"}
    assert event.reason == "支部会议 11 月 2 日"


def test_assign_to_another_ends_the_first_at_the_same_moment_and_keeps_it(door):
    home = door.homes[0].household
    first = door.assign(home, at=at(11, 2))

    second = door.assign(home, door.he, reason=EndReason.MOVED, at=at(11, 9))

    first.refresh_from_db()
    assert (first.ends_at, first.end_reason) == (at(11, 9), EndReason.MOVED)
    assert [each.pk for each in selectors.keepers_now_and_ever(first.contact)[1]] == [second.pk, first.pk]
    assert selectors.lead_of(first.contact) == second


def test_assign_the_same_again_changes_nothing(door):
    home = door.homes[0].household
    door.assign(home)
    door.assign(home)
    assert Assignment.objects.count() == 1
    assert AuditEvent.objects.filter(tag="liaison:assignment:start").count() == 1


def test_a_household_has_one_lead_and_one_deputy(door):
    home = door.homes[0].household
    lead = door.assign(home)
    deputy = door.assign(home, door.he, kind=AssignmentKind.DEPUTY)
    assert [each.pk for each in selectors.keepers_of(lead.contact)] == [lead.pk, deputy.pk]
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(
            contact=lead.contact, liaison=door.he, kind=AssignmentKind.LEAD, starts_at=at(11, 3), made_by_name="甲"
        )


@pytest.mark.parametrize("name", ["clerk", "liaison", "resident", "supervisor", "outsider", "county_officer"])
def test_assign_is_for_secretary_and_township(door, name):
    with pytest.raises(NotAllowed, match="联系户由本村党支部书记或乡镇干部安排"):
        door.assign(door.homes[0].household, by=door.actor(name))
    assert not Contact.objects.exists()


def test_assign_refuses_more_than_the_rules_of_the_place(door):
    territory.set_rules(
        division=door.cast.village, values={"liaison.cap": 5}, basis="村规", starts_on=clock.today(),
        by=door.actor("county_officer"),
    )  # fmt: skip
    for _n in range(5):
        door.assign(door.household().household)
    with pytest.raises(TooMany, match="吴立春最多联系 5 户"):
        door.assign(door.household().household)
    assert Assignment.objects.count() == 5


def test_assign_refuses_more_than_the_liaison_said(door):
    liaison.change_liaison(
        liaison=door.wu, phone="", skills=[], own_cap=1, exemption="", volunteers=False, by=door.secretary
    )
    door.assign(door.homes[0].household)
    with pytest.raises(TooMany, match="最多联系 1 户"):
        door.assign(door.household().household)


def test_exempt_liaisons_are_spared_unless_they_volunteer(door):
    values = {"phone": "", "skills": [], "own_cap": None, "exemption": "ill", "by": door.secretary}
    liaison.change_liaison(liaison=door.wu, volunteers=False, **values)
    with pytest.raises(IsExempt, match="免于联系户"):
        door.assign(door.homes[0].household)
    liaison.change_liaison(liaison=door.wu, volunteers=True, **values)
    assert door.assign(door.homes[0].household).pk


def test_nobody_is_liaison_of_their_own_household(door):
    home = door.household(name="吴立春", user=door.cast.user("liaison")).household
    with pytest.raises(CloseKin, match="是这一户的人或近亲属"):
        door.assign(home)


def test_nobody_is_liaison_of_close_kin(door):
    own = people.register_person(name="吴立春", division=door.cast.village, by=SYSTEM, user=door.cast.user("liaison"))
    home = door.homes[0]
    people.record_kinship(person=own, relative=home.rep, kind="sibling", source="户口簿", by=door.secretary)
    with pytest.raises(CloseKin):
        door.assign(home.household)
    assert not Assignment.objects.exists()


def test_assign_refuses_a_liaison_of_another_village(door):
    other = make_user("liaison_far", "范大暑", role=Role.LIAISON, scope=door.cast.other_village)
    far = liaison.enrol_liaison(
        user=other, division=door.cast.other_village, starts_on=date(2026, 1, 1), by=door.actor("township_officer")
    )
    with pytest.raises(RuleBroken, match="不是这个地方的联系户党员"):
        door.assign(door.homes[0].household, far)


@pytest.mark.parametrize(("name", "kept"), [("resident", "declined_by_household"), ("liaison", "declined_by_liaison")])
def test_either_side_declines_without_a_reason(door, name, kept):
    made = door.assign(door.homes[0].household)

    liaison.decline(assignment=made, by=door.actor(name))

    made.refresh_from_db()
    assert made.end_reason == kept
    assert selectors.declined_pairs(door.cast.village.path) == {(made.contact_id, door.wu.pk)}
    event = AuditEvent.objects.get(tag="liaison:assignment:decline")
    assert (event.reason, event.after) == ("", {"kind": "联系人"})
    with pytest.raises(AlreadyEnded):
        liaison.decline(assignment=made, by=door.actor(name))


def test_strangers_cannot_decline_for_a_household(door):
    made = door.assign(door.homes[0].household)
    for name in ("resident_abroad", "liaison_he", "outsider"):
        with pytest.raises(NotAllowed):
            liaison.decline(assignment=made, by=door.actor(name))
    liaison.decline(assignment=made, by=door.actor("clerk"))  # the household rang the station


def test_end_assignment_and_leaving_keep_the_history(door):
    first, second = door.assign(door.homes[0].household), door.assign(door.household().household)
    liaison.end_assignment(assignment=first, reason=EndReason.ILLNESS, by=door.secretary)
    liaison.leave_liaison(liaison=door.wu, by=door.secretary)
    second.refresh_from_db()
    assert second.end_reason == EndReason.LEFT
    assert Assignment.objects.count() == 2
    with pytest.raises(RuleBroken, match="已经不再担任"):
        door.assign(door.homes[0].household)


def test_couriers_have_liaisons_without_a_household(door):
    group = organisations.create_unit(kind=UnitKind.COMPANY, name="上河骑手站", division=door.cast.village, by=SYSTEM)
    courier = people.register_person(name="韩小雪", division=door.cast.village, by=door.actor("clerk"))
    assert door.assign(group).contact.kind == "group"
    assert door.assign(courier).contact.kind == "person"
    assert {str(each.contact) for each in selectors.my_assignments(door.cast.user("liaison").pk)} == {
        "上河骑手站", "韩小雪",
    }  # fmt: skip


def test_adopt_lets_two_liaisons_exchange_full_loads(door):
    values = {"phone": "", "skills": [], "own_cap": 1, "exemption": "", "volunteers": False, "by": door.secretary}
    for each in (door.wu, door.he):
        liaison.change_liaison(liaison=each, **values)
    one, two = door.homes[0].household, door.household().household
    door.assign(one)
    door.assign(two, door.he)

    count = liaison.adopt_assignments(
        division=door.cast.village,
        changes=[liaison.Change(one, door.he), liaison.Change(two, door.wu)],
        basis="支部会议",
        by=door.secretary,
    )

    assert count == 2
    assert selectors.lead_of(selectors.contact_of(one)).liaison == door.he
    assert AuditEvent.objects.filter(tag="liaison:assignment:adopt").count() == 1


def test_adopt_is_all_or_nothing(door):
    home = door.homes[0].household
    far = door.household(division=door.cast.community).household
    with pytest.raises(RuleBroken, match="不在上河村"):
        liaison.adopt_assignments(
            division=door.cast.village,
            changes=[liaison.Change(home, door.wu), liaison.Change(far, door.wu)],
            by=door.secretary,
        )
    assert not Assignment.objects.exists()


def test_adopt_checks_kin_and_ends_what_has_no_successor(door):
    home, own = door.homes[0].household, door.household("吴立春", user=door.cast.user("liaison")).household
    door.assign(home)
    assert not liaison.adopt_assignments(
        division=door.cast.village, changes=[liaison.Change(home, None, reason=EndReason.BALANCED)], by=door.secretary
    )
    assert Assignment.objects.get().end_reason == EndReason.BALANCED
    with pytest.raises(CloseKin):
        liaison.adopt_assignments(division=door.cast.village, changes=[liaison.Change(own, door.wu)], by=door.secretary)


def test_liaisons_see_the_households_assigned_to_them_and_no_others(door):
    mine, other = door.homes[0], door.household("王五")
    made = door.assign(mine.household)
    wu = door.actor("liaison")

    assert people_policies.mask_for(wu, mine.rep)
    assert not people_policies.can_view_person(wu, other.rep)
    assert set(people_policies.people_visible_to(wu, Person.objects.all())) == {mine.rep}
    assert policies.can_view_contact(wu, made.contact)
    assert not policies.can_view_contact(door.actor("liaison_he"), made.contact)

    liaison.end_assignment(assignment=made, reason=EndReason.HANDED_OVER, by=door.secretary)
    assert not people_policies.can_view_person(door.actor("liaison"), mine.rep)


def test_visible_contacts_agree_with_the_policy_for_everybody(door):
    contacts = [door.assign(door.homes[0].household).contact, door.assign(door.household().household, door.he).contact]
    for name in door.cast.users:
        actor = door.actor(name)
        seen = set(policies.visible_contacts(actor))
        assert seen == {each for each in contacts if policies.can_view_contact(actor, each)}, name


def test_enrolling_refuses_who_has_no_role_and_who_is_one_already(door):
    enrol = {"division": door.cast.village, "starts_on": date(2026, 1, 1), "by": door.secretary}
    with pytest.raises(RuleBroken, match="请先由乡镇授予"):
        liaison.enrol_liaison(user=door.cast.user("resident"), **enrol)
    with pytest.raises(RuleBroken, match="已经是这里的联系户党员"):
        liaison.enrol_liaison(user=door.cast.user("liaison"), **enrol)
    with pytest.raises(NotAllowed):
        liaison.enrol_liaison(user=door.cast.user("clerk"), **{**enrol, "by": door.actor("clerk")})


@pytest.mark.parametrize("verb", ["assign", "decline", "end_assignment", "leave_liaison", "enrol_liaison"])
def test_nothing_changes_when_the_record_cannot_be_written(door, verb, monkeypatch):
    made = door.assign(door.homes[0].household)
    calls = {
        "assign": lambda: door.assign(door.homes[0].household, door.he),
        "decline": lambda: liaison.decline(assignment=made, by=door.actor("resident")),
        "end_assignment": lambda: liaison.end_assignment(assignment=made, reason="moved", by=door.secretary),
        "leave_liaison": lambda: liaison.leave_liaison(liaison=door.wu, by=door.secretary),
        "enrol_liaison": lambda: liaison.enrol_liaison(
            user=door.cast.user("committee"), division=door.cast.village, starts_on=date(2026, 1, 1), by=door.secretary
        ),
    }

    def fail(*args, **kwargs):
        raise IntegrityError("the record is full")

    monkeypatch.setattr("lianxin.audit.services.recording.AuditEvent.objects.create", fail)
    before = list(Assignment.objects.order_by("pk").values()), door.wu.__class__.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        calls[verb]()
    assert (list(Assignment.objects.order_by("pk").values()), door.wu.__class__.objects.count()) == before
