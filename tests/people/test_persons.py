from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.insert_only import InsertOnly
from lianxin.kit.masking import Mask
from lianxin.messaging.models import Message
from lianxin.people import selectors
from lianxin.people import services as people
from lianxin.people.models import Disclosure, HouseholdMember, Person
from lianxin.people.policies import can_view_person, people_visible_to
from lianxin.people.vocabulary import MessageKind, Purpose


def test_register_person_keeps_phone_sealed_and_findable(home):
    person = Person.objects.get(pk=home.rep.pk)
    assert person.phone == "+8619900001234"
    assert person.initials == "zxm"
    assert AuditEvent.objects.filter(tag="people:person:register", subject_label="周**").exists()


def test_register_person_refuses_a_phone_that_is_none(cast):
    with pytest.raises(RuleBroken):
        people.register_person(name="周远", division=cast.village, by=cast.actor("clerk"), phone="123")


@pytest.mark.parametrize("who", ["resident", "outsider", "township_officer", "operator", "accountant"])
def test_register_person_refuses_everybody_else(cast, who):
    with pytest.raises(NotAllowed):
        people.register_person(name="周远", division=cast.village, by=cast.actor(who))


@pytest.mark.parametrize(
    "text", ["周小满", "小满", "zxm", "zhouxiao", "19900001234", "+86 199-0000-1234", "１９９００００１２３４"]
)
def test_find_people_in_one_field(cast, home, text, django_assert_num_queries):
    with django_assert_num_queries(2):
        rows = selectors.find_people(text, cast.village.path, home.clerk)
    assert [row.name for row in rows] == ["周小满"]
    assert rows[0].phone == "****1234"
    assert rows[0].household_code == "SH-0001"


def test_find_people_by_household_code_finds_the_family(home):
    assert {row.name for row in selectors.find_people("SH-0001", "", home.clerk)} == {"周小满", "周芽"}


def test_find_people_officer_sees_the_surname_only(cast, home):
    rows = selectors.find_people("欧阳春", "", cast.actor("township_officer"))
    assert [(row.name, row.phone) for row in rows] == [("欧阳*", "")]


@pytest.mark.parametrize("who", ["outsider", "operator", "auditor", "partner", "courier"])
def test_find_people_others_find_nobody(cast, home, who):
    assert selectors.find_people("周", "", cast.actor(who)) == []


def test_people_visible_to_agrees_with_can_view_person_for_the_whole_cast(cast, home):
    for username in cast.users:
        actor = cast.actor(username)
        for person in Person.objects.all():
            listed = people_visible_to(actor, Person.objects.filter(pk=person.pk)).exists()
            assert listed == bool(can_view_person(actor, person)), (username, person)


def test_open_record_shows_the_phone_for_fifteen_minutes_of_that_session(home):
    opened = people.open_record(
        person=home.other, reason="回访上周的诉求", purpose=Purpose.SERVICE, by=home.clerk, session_key="a"
    )
    live = selectors.live_disclosure
    assert live(home.other, home.clerk, "a", Purpose.SERVICE) == opened
    assert live(home.other, home.clerk, "a", Purpose.ASSISTANCE) is None
    assert live(home.other, home.clerk, "b") is None
    assert live(home.other, home.clerk, "a", at=clock.now() + timedelta(minutes=16)) is None
    assert [d.reason for d in selectors.who_looked(home.other)] == ["回访上周的诉求"]


@pytest.mark.parametrize("reason", ["", "   ", "看 "])
def test_open_record_refuses_without_a_reason(home, reason):
    with pytest.raises(RuleBroken):
        people.open_record(person=home.other, reason=reason, by=home.clerk)
    assert not Disclosure.objects.exists()


def test_open_record_hides_people_from_outsiders(cast, home):
    with pytest.raises(NotFound):
        people.open_record(person=home.other, reason="想看一下", by=cast.actor("outsider"))


def test_disclosure_is_only_ever_added(home):
    row = people.open_record(person=home.other, reason="核实住址", by=home.clerk)
    with pytest.raises(InsertOnly):
        row.save()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_disclosure SET reason = 'x'")


def test_set_id_number_only_for_a_statutory_purpose(home):
    with pytest.raises(RuleBroken):
        people.set_id_number(person=home.rep, number="11010519491231002X", purpose=Purpose.SERVICE, by=home.clerk)
    with pytest.raises(RuleBroken):
        people.set_id_number(person=home.rep, number="110105194912310021", purpose=Purpose.ELECTION, by=home.clerk)
    person = people.set_id_number(person=home.rep, number="11010519491231002x", purpose=Purpose.ELECTION, by=home.clerk)
    assert Person.objects.get(pk=person.pk).id_number == "11010519491231002X"
    assert person.birth_date is None


def test_household_has_one_open_representative(home, cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        HouseholdMember.objects.create(
            household=home.household, person=home.other, role="representative", starts_on=date(2026, 1, 1)
        )
    people.join_household(household=home.household, person=home.other, by=home.clerk)
    people.choose_representative(household=home.household, person=home.other, reason="全家商定", by=home.clerk)
    open_ones = home.household.members.filter(ends_on__isnull=True, role="representative")
    assert [m.person for m in open_ones] == [home.other]
    assert home.household.members.count() == 5


def test_leave_household_representative_only_last(home):
    member = home.household.members.get(person=home.rep)
    with pytest.raises(RuleBroken):
        people.leave_household(member=member, by=home.clerk)
    people.leave_household(member=home.household.members.get(person=home.child), by=home.clerk)
    people.leave_household(member=member, by=home.clerk)


def test_register_household_refuses_a_code_twice_and_a_person_twice(home, cast):
    with pytest.raises(RuleBroken):
        people.register_household(code="SH-0001", division=cast.village, representative=home.other, by=home.clerk)
    with pytest.raises(RuleBroken):
        people.register_household(code="SH-0002", division=cast.village, representative=home.rep, by=home.clerk)


def test_depart_person_ends_everything_and_deletes_nothing(home):
    people.depart_person(person=home.child, moved_on=clock.today(), by=home.clerk)
    assert not home.child.memberships.filter(ends_on__isnull=True).exists()
    assert home.child.belongings.count() == 1
    with pytest.raises(RuleBroken):
        people.depart_person(person=home.child, died_on=clock.today(), by=home.clerk)


def test_correct_person_records_fields_not_values(home):
    people.correct_person(person=home.rep, by=home.clerk, reason="本人来电", phone="19900007777", address="三组 5 号")
    event = AuditEvent.objects.get(tag="people:person:correct")
    assert event.after == {"fields": "address、phone"}
    assert selectors.find_people("19900007777", "", home.clerk)[0].mask == Mask.COLLEAGUE


def test_depart_person_who_led_leaves_the_lead_to_the_next(home):
    people.depart_person(person=home.rep, died_on=date(2026, 1, 5), by=home.clerk)
    leader = home.household.members.get(role="representative", ends_on__isnull=True)
    assert leader.person == home.child
    people.end_household(household=home.household, by=home.clerk, on=date(2026, 1, 5))
    assert not home.household.members.filter(ends_on__isnull=True).exists()


def test_ask_link_refuses_an_account_that_belongs_to_somebody(home, cast):
    with pytest.raises(RuleBroken):
        people.ask_link(person=home.other, user=cast.user("resident"), by=home.clerk)


def test_start_belonging_refuses_the_same_twice(home):
    with pytest.raises(RuleBroken):
        people.start_belonging(person=home.other, population="resident", by=home.clerk)


@pytest.mark.parametrize("day", [date(1889, 12, 31), date(9999, 12, 31)])
def test_birth_that_cannot_be_is_refused(cast, home, day):
    with pytest.raises(RuleBroken, match="出生日期"):
        people.register_person(name="甲", division=cast.village, birth_date=day, by=home.clerk)
    with pytest.raises(RuleBroken, match="出生日期"):
        people.correct_person(person=home.other, birth_date=day, reason="试", by=home.clerk)


def test_nobody_departs_before_birth_or_in_the_future(cast, home):
    people.correct_person(person=home.other, birth_date=date(1950, 5, 1), reason="身份证", by=home.clerk)
    for day in (date(1, 1, 1), date(1950, 4, 30), date(9999, 12, 31)):
        with pytest.raises(RuleBroken, match="出生以后"):
            people.depart_person(person=home.other, died_on=day, by=home.clerk)
    assert Person.objects.get(pk=home.other.pk).is_here


def test_ask_link_never_makes_a_record_the_registrars_own(home, cast):
    with pytest.raises(RuleBroken, match="自己的账号"):
        people.ask_link(person=home.other, user=cast.user("clerk"), by=home.clerk)
    with pytest.raises(NotAllowed, match="两个人"):
        people.register_person(name="李小", division=cast.village, user=cast.user("clerk"), by=home.clerk)
    assert Person.objects.get(pk=home.other.pk).user is None


def test_ask_link_does_not_replace_an_account_and_unlinking_tells_its_holder(home, cast):
    with pytest.raises(RuleBroken, match="先写明理由解除"):
        people.ask_link(person=home.rep, user=cast.user("resident_abroad"), by=home.clerk)
    with pytest.raises(RuleBroken, match="为什么"):
        people.unlink_user(person=home.rep, reason=" ", by=home.clerk)
    people.unlink_user(person=home.rep, reason="认错了人。", by=home.clerk)
    told = Message.objects.get(user=cast.user("resident"), kind=MessageKind.ACCOUNT)
    assert "认错了人。" in told.body
    assert home.clerk.name in told.body
    with pytest.raises(RuleBroken, match="不用解除"):
        people.unlink_user(person=home.rep, reason="认错了人。", by=home.clerk)
    asked = people.ask_link(person=home.rep, user=cast.user("resident_abroad"), by=home.clerk)
    person = people.confirm_link(asked=asked, by=cast.actor("secretary"))
    assert person.user == cast.user("resident_abroad")
