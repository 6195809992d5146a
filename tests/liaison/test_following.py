"""A household moves to another village, is struck off, or is divided while somebody keeps in touch with it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.liaison import selectors
from lianxin.liaison import services as liaison
from lianxin.liaison.errors import NotYours
from lianxin.liaison.models import Assignment, Contact, Event, Promise
from lianxin.liaison.vocabulary import AssignmentKind, PromiseState
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.people.models import HouseholdMember
from tests.cast import STARTED, make_user
from tests.liaison.test_visits import SOON, draft, kept, visit  # noqa: F401 a fixture


@pytest.fixture
def promised(kept):  # noqa: F811
    """One promise open, one event not met yet, a lead and a deputy."""
    kept.assign(kept.homes[0].household, kept.he, kind=AssignmentKind.DEPUTY)
    visit(kept, promises=(liaison.PromiseDraft("带米来", SOON),))
    liaison.note_event(contact=kept.contact, kind="hospital", happened_on=clock.today(), by=kept.secretary)
    return kept


def move(door):
    return people.move_household(
        household=door.homes[0].household, division=door.cast.other_village, code="X-1", reason="建了新房", by=SYSTEM
    )


def open_ones(contact):
    return Assignment.objects.filter(contact=contact, ends_at__isnull=True)


def test_moved_the_old_liaisons_stop_and_the_promise_waits_where_it_lives_now(promised, client):
    other = make_user("secretary_east", "程谷雨", role=Role.BRANCH_SECRETARY, scope=promised.cast.other_village)
    moved = move(promised)

    assert not open_ones(promised.contact).exists()
    assert set(Assignment.objects.values_list("end_reason", flat=True)) == {"moved"}
    before, now = Promise.objects.order_by("id")
    assert (before.state, now.state, now.passed_from) == ("passed_on", "open", before)
    assert (now.contact.household, now.words, now.due_on, now.keeper) == (moved, "带米来", SOON, promised.wu)
    assert Event.objects.get().contact.household == moved
    event = AuditEvent.objects.get(tag="liaison:contact:move")
    assert event.after == {"ended": 2, "promises": 1, "to": promised.cast.other_village.name}
    client.force_login(promised.cast.user("secretary"))
    assert "一条承诺没有人接" not in client.get(reverse("portal:inbox")).content.decode()
    client.force_login(other)
    assert "一条承诺没有人接" in client.get(reverse("portal:inbox")).content.decode()


def test_moved_the_household_and_both_liaisons_are_told(promised):
    known = set(Message.objects.values_list("pk", flat=True))
    move(promised)
    told = Message.objects.exclude(pk__in=known).order_by("id")
    said = {(each.user.username, each.title) for each in told}
    assert ("resident", "您家的联系人有变动") in said
    assert {name for name, title in said if title == "您的联系户有变动"} == {"liaison", "liaison_he"}


def test_whoever_is_assigned_there_gets_the_promise_and_the_event(promised):
    moved, cast = move(promised), promised.cast
    user = make_user("liaison_east", "方小寒", role=Role.LIAISON, scope=cast.other_village)
    new = liaison.enrol_liaison(user=user, division=cast.other_village, starts_on=STARTED, by=SYSTEM)
    made = liaison.assign(target=moved, liaison=new, by=SYSTEM)
    assert Promise.objects.get(state=PromiseState.OPEN).keeper == new
    assert selectors.dues_of([made])[made.contact_id].why == "event"


def test_what_was_recorded_before_the_move_is_taken_and_what_after_is_refused_in_words(promised, client):
    before = clock.now() - timedelta(minutes=30)
    move(promised)
    contact = Contact.objects.get(pk=promised.contact.pk)
    said = draft(met_at=before)
    made = liaison.record_visit(contact=contact, draft=said, client_id="c-00000007", by=promised.actor("liaison"))
    assert made.author_name == "吴立春"
    late = draft(met_at=clock.now() + timedelta(minutes=1))
    with pytest.raises(NotYours, match="不由您联系"):
        liaison.record_visit(contact=contact, draft=late, client_id="c-00000008", by=promised.actor("liaison"))
    client.force_login(promised.cast.user("liaison"))
    assert "周小满" not in client.get(reverse("liaison:mine")).content.decode()


def test_struck_off_nobody_keeps_in_touch_and_the_promise_lapses(promised, client):
    people.end_household(household=promised.homes[0].household, by=promised.actor("clerk"))
    assert set(Assignment.objects.values_list("end_reason", flat=True)) == {"struck_off"}
    assert Promise.objects.get().state == PromiseState.LAPSED
    assert AuditEvent.objects.filter(tag="liaison:contact:strike_off").count() == 1
    assert Message.objects.filter(user=promised.cast.user("resident"), title="您家的联系人有变动").exists()
    assert not selectors.without_lead(promised.cast.village.path).exists()
    client.force_login(promised.cast.user("secretary"))
    assert "承诺" not in client.get(reverse("portal:inbox")).content.decode()


def test_nobody_is_given_a_household_that_is_struck_off(promised):
    other = promised.household("李大雪").household
    plan = liaison.ask_plan(division=promised.cast.village, kind=AssignmentKind.LEAD, by=promised.secretary)
    liaison.work_out_plans()
    people.end_household(household=other, by=promised.actor("clerk"))
    other.refresh_from_db()
    for attempt in (
        lambda: promised.assign(other),
        lambda: liaison.adopt_plan_part(part=plan.parts.get(), by=promised.secretary),
    ):
        with pytest.raises(RuleBroken, match="已注销或迁走"):
            attempt()


def test_divided_the_old_household_goes_on_and_the_new_one_waits_with_a_hint(promised, client):
    """A son founds a household of his own: who keeps in touch with his parents is named to whoever decides."""
    clerk, mother = promised.actor("clerk"), promised.homes[0]
    son = people.register_person(name="周大雪", division=promised.cast.village, by=clerk)
    member = people.join_household(household=mother.household, person=son, by=clerk, relation="child")
    people.leave_household(member=member, by=clerk)
    new = people.register_household(code="SH-0099", division=promised.cast.village, representative=son, by=clerk)

    assert open_ones(promised.contact).count() == 2
    assert Promise.objects.get().state == PromiseState.OPEN
    assert list(selectors.without_lead(promised.cast.village.path)) == [new]
    client.force_login(promised.cast.user("secretary"))
    page = client.get(reverse("liaison:vacant")).content.decode()
    assert "SH-0001 由吴立春联系" in page
    assert HouseholdMember.objects.filter(household=new, ends_on__isnull=True).count() == 1


def test_a_household_nobody_keeps_in_touch_with_moves_without_a_word(door):
    move(door)
    assert not Contact.objects.exists()
    assert not AuditEvent.objects.filter(tag__startswith="liaison:contact").exists()
