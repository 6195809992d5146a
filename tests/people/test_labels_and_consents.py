from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given as drawn
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.people import services as people
from lianxin.people.calc.identity import age_on, of_age_on
from lianxin.people.models import Consent, Person, PriorityLabel
from lianxin.people.policies import can_view_label, is_own, labels_visible_to, people_visible_to
from lianxin.people.selectors.mine import own_people
from lianxin.people.vocabulary import LABEL_SOURCES, PURPOSES, Basis, Label, Purpose

DATES = {
    "decided_on": date(2026, 1, 1),
    "review_on": date(2026, 7, 1),
    "expires_on": clock.today() + timedelta(days=31),
}


def label(person, by, **changes):
    given = {"label": "min_living", "source": "civil_affairs", "consent_basis": "statutory_duty", **DATES, **changes}
    return people.give_label(person=person, by=by, **given)


def agree(person, which, by, **more):
    return people.give_consent(person=person, purpose=Purpose.PRIORITY_LABEL, label=which, by=by, **more)


def test_every_label_and_purpose_has_its_rule():
    assert set(LABEL_SOURCES) == set(Label)
    assert set(PURPOSES) == set(Purpose)


def test_give_label_is_seen_by_liaison_and_head_only(cast, home):
    given = label(home.other, cast.actor("liaison"), note="每月来看一次")
    seen = {name for name in cast.users if can_view_label(cast.actor(name), given)}
    assert seen == {"liaison", "secretary"}
    for name in cast.users:
        listed = labels_visible_to(cast.actor(name), PriorityLabel.objects.all()).exists()
        assert listed == (name in seen), name
    event = AuditEvent.objects.get(tag="people:label:give")
    assert "低保" not in event.subject_label + str(event.after)


def test_give_label_refuses_the_wrong_source_and_the_wrong_person(cast, home):
    with pytest.raises(RuleBroken):
        label(home.other, cast.actor("liaison"), source="self_declared")
    with pytest.raises(NotAllowed):
        label(home.other, home.clerk)


def test_no_other_label_can_be_stored(home):
    with pytest.raises(IntegrityError), transaction.atomic():
        PriorityLabel.objects.create(
            person=home.other,
            division_path=home.other.division_path,
            label="petitioner",
            source="civil_affairs",
            consent_basis="statutory_duty",
            **DATES,
        )


def test_self_declared_label_needs_its_own_consent_and_ends_when_it_is_withdrawn(cast, home):
    illness = {"label": "serious_illness", "source": "self_declared", "consent_basis": "consent"}
    with pytest.raises(RuleBroken):
        label(home.rep, cast.actor("liaison"), **illness)
    resident = cast.actor("resident")
    people.give_consent(person=home.rep, purpose=Purpose.LIAISON_VISIT, by=resident)
    agree(home.rep, "elder_alone", resident)
    with pytest.raises(RuleBroken, match="单独同意登记“重病”"):  # neither the general one nor that to another label
        label(home.rep, cast.actor("liaison"), **illness)
    agree(home.rep, "serious_illness", resident)
    with pytest.raises(RuleBroken, match="可见范围"):
        label(home.rep, cast.actor("liaison"), visible_to="village_staff", **illness)
    given = label(home.rep, cast.actor("liaison"), **illness)
    people.withdraw_consent(person=home.rep, purpose=Purpose.LIAISON_VISIT, by=resident)
    given.refresh_from_db()
    assert given.ended_on is None
    people.withdraw_consent(person=home.rep, purpose=Purpose.PRIORITY_LABEL, label="serious_illness", by=resident)
    given.refresh_from_db()
    assert given.ended_on == clock.today()


def test_child_label_needs_a_guardian(cast, home):
    with pytest.raises(RuleBroken):
        label(home.other, cast.actor("liaison"), label="child_in_need")
    with pytest.raises(RuleBroken, match="监护人"):
        label(home.child, cast.actor("liaison"), label="child_in_need")
    agree(home.child, "child_in_need", cast.actor("resident"))
    assert label(home.child, cast.actor("liaison"), label="child_in_need").consent_basis == "consent"


def test_a_label_is_kept_no_longer_than_was_agreed_to(cast, home, client):
    illness = {"label": "serious_illness", "source": "self_declared", "consent_basis": "consent"}
    people.give_consent(
        person=home.rep, purpose=Purpose.PRIORITY_LABEL, label="serious_illness", until=clock.today(), by=home.clerk
    )
    with pytest.raises(RuleBroken, match="只同意到"):
        label(home.rep, cast.actor("liaison"), **illness)
    for beyond in (clock.today() - timedelta(days=1), clock.today() + timedelta(days=1200)):
        with pytest.raises(RuleBroken, match="最长三年"):
            agree(home.rep, "serious_illness", home.clerk, until=beyond)
    with pytest.raises(RuleBroken, match="一项一项"):
        agree(home.rep, "petitioner", home.clerk)
    agree(home.rep, "serious_illness", home.clerk)
    given = label(home.rep, cast.actor("liaison"), **illness)
    with pytest.raises(RuleBroken, match="只同意到"):
        people.review_label(
            label=given, review_on=date(2027, 6, 1), expires_on=date(2030, 1, 1), by=cast.actor("liaison")
        )


def test_a_label_of_before_is_asked_about_again(cast, home, client):
    old = PriorityLabel.objects.create(
        person=home.rep, division_path=home.rep.division_path, label="elder_alone", source="self_declared",
        consent_basis="consent", **DATES,
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="单独同意"):
        people.review_label(
            label=old, review_on=date(2026, 12, 1), expires_on=DATES["expires_on"], by=cast.actor("liaison")
        )
    client.force_login(cast.user("resident"))
    assert "请您单独说同不同意" in client.get("/me/").content.decode()
    address = f"/me/{home.rep.public_id}/consents/priority_label/"
    client.post(address, {"agree": "yes", "label": "elder_alone"})
    assert "您同意到" in client.get("/me/").content.decode()
    client.post(address, {"agree": "no", "label": "elder_alone"})
    old.refresh_from_db()
    assert old.ended_on == clock.today()


def test_give_consent_for_a_child_is_the_guardians(cast, home):
    consent = people.give_consent(person=home.child, purpose=Purpose.PUBLICATION, by=cast.actor("resident"))
    assert (consent.guardian, consent.channel) == (home.rep, "guardian")


def test_give_consent_twice_is_once_and_again_after_withdrawal_a_new_row(cast, home):
    resident = cast.actor("resident")
    for _time in range(2):
        people.give_consent(person=home.rep, purpose=Purpose.CONTACT, by=resident)
    people.withdraw_consent(person=home.rep, purpose=Purpose.CONTACT, by=resident)
    assert people.withdraw_consent(person=home.rep, purpose=Purpose.CONTACT, by=resident) is None
    people.give_consent(person=home.rep, purpose=Purpose.CONTACT, by=resident)
    assert Consent.objects.count() == 2


def test_give_consent_refuses_statutory_purposes_and_strangers(cast, home):
    with pytest.raises(RuleBroken):
        people.give_consent(person=home.rep, purpose=Purpose.ELECTION, by=cast.actor("resident"))
    with pytest.raises(NotAllowed):
        people.give_consent(person=home.rep, purpose=Purpose.CONTACT, by=cast.actor("outsider"))


def test_withdraw_consent_ends_only_the_labels_that_rest_on_it(cast, home):
    resident = cast.actor("resident")
    people.give_consent(person=home.rep, purpose=Purpose.PUBLICATION, by=resident)
    agree(home.rep, "serious_illness", resident)
    given = label(
        home.rep, cast.actor("liaison"), label="serious_illness", source="self_declared", consent_basis="consent"
    )
    people.withdraw_consent(person=home.rep, purpose=Purpose.PUBLICATION, by=resident)
    given.refresh_from_db()
    assert given.ended_on is None


def seen(actor, label):
    """What the policy and its twin say of one label; they must agree."""
    label = PriorityLabel.objects.select_related("person").get(pk=label.pk)
    listed = labels_visible_to(actor, PriorityLabel.objects.filter(pk=label.pk)).exists()
    assert bool(can_view_label(actor, label)) is listed
    return listed


def test_a_label_whose_day_or_whose_consent_is_over_is_shown_to_nobody_but_its_person(cast, home, time_machine):
    time_machine.move_to(clock.now())
    secretary, self_ = cast.actor("secretary"), cast.actor("resident")
    given = clock.today()
    people.give_consent(
        person=home.rep, purpose="priority_label", label="elder_alone", until=given + timedelta(days=200), by=self_
    )
    dates = {"decided_on": given, "review_on": given + timedelta(days=30), "expires_on": given + timedelta(days=60)}
    told = {"label": "elder_alone", "source": "family_and_village", "consent_basis": Basis.CONSENT, "by": secretary}
    label = people.give_label(person=home.rep, **told, **dates)
    readers = [secretary, cast.actor("liaison")]
    assert all(seen(actor, label) for actor in (*readers, self_))
    shorter = given + timedelta(days=1)
    people.give_consent(person=home.rep, purpose="priority_label", label="elder_alone", until=shorter, by=self_)
    time_machine.shift(timedelta(days=3))  # the consent is over, the label is not
    assert [seen(actor, label) for actor in (*readers, self_)] == [False, False, True]
    until = clock.today() + timedelta(days=200)
    people.give_consent(person=home.rep, purpose="priority_label", label="elder_alone", until=until, by=self_)
    assert all(seen(actor, label) for actor in readers)
    time_machine.shift(timedelta(days=60))
    assert [seen(actor, label) for actor in (*readers, self_)] == [False, False, True]
    today = clock.today()
    dates = {"decided_on": today, "review_on": today, "expires_on": today + timedelta(days=30)}
    again = people.give_label(person=home.rep, **told, **dates)  # nobody sees the old one, so it is in nobody's way
    label.refresh_from_db()
    assert label.ended_on
    assert seen(secretary, again)


def test_a_guardian_sees_the_label_they_agreed_to_until_the_child_is_of_age(cast, home):
    guardian, today = cast.actor("resident"), clock.today()
    people.give_consent(person=home.child, purpose="priority_label", label="child_left_behind", by=guardian)
    dates = {"decided_on": today, "review_on": today, "expires_on": today + timedelta(days=90)}
    agreed = people.give_label(
        person=home.child, label="child_left_behind", source="civil_affairs", consent_basis=Basis.CONSENT,
        by=cast.actor("secretary"), **dates,
    )  # fmt: skip
    unasked = PriorityLabel.objects.create(
        person=home.child, division_path=home.child.division_path, label="disabled_severe",
        source="disability_federation", consent_basis=Basis.STATUTORY_DUTY, **dates,
    )  # fmt: skip
    assert (seen(guardian, agreed), seen(guardian, unasked)) == (True, False)
    assert [each.pk for each in own_people(guardian)] == [home.rep.pk, home.child.pk]
    held = home.child.guardianships.get()
    for ends_on, is_ward in ((today + timedelta(days=1), True), (today, False)):
        held.ends_on = ends_on
        held.save()
        guardian = cast.actor("resident")
        child = Person.objects.get(pk=home.child.pk)
        assert is_own(guardian, child) is is_ward
        assert people_visible_to(guardian, Person.objects.filter(pk=child.pk)).exists() is is_ward
        assert (child in own_people(guardian)) is is_ward
        assert seen(guardian, agreed) is is_ward


def test_whether_a_child_is_fourteen_is_asked_of_the_day_in_the_county(home):
    """Half past midnight on the birthday is still the day before in UTC."""
    Person.objects.filter(pk=home.child.pk).update(birth_date=date(2012, 12, 1), birth_year=None)
    child = Person.objects.get(pk=home.child.pk)
    moment = datetime(2026, 11, 30, 16, 30, tzinfo=UTC)
    consent = people.give_consent(person=child, purpose="publication", by=home.clerk, channel="paper", at=moment)
    assert consent.guardian is None


@drawn(day=st.dates(date(1950, 1, 1), date(2100, 12, 31)), born=st.dates(date(1930, 1, 1), date(2100, 12, 31)))
def test_nobody_is_of_age_before_the_day_of_of_age_on(day, born):
    for birth in ({"birth_date": born}, {"birth_year": born.year}):
        assert (day >= of_age_on(18, **birth)) == (age_on(day, **birth) >= 18)


def test_nobody_joins_a_household_that_was_struck_off(home, cast):
    people.end_household(household=home.household, by=home.clerk)
    with pytest.raises(RuleBroken, match="已注销"):
        people.join_household(household=home.household, person=home.other, by=home.clerk)
