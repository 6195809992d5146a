from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.people import services as people
from lianxin.people.models import Consent, PriorityLabel
from lianxin.people.policies import can_view_label, labels_visible_to
from lianxin.people.vocabulary import LABEL_SOURCES, PURPOSES, Label, Purpose

DATES = {"decided_on": date(2026, 1, 1), "review_on": date(2026, 7, 1), "expires_on": date(2026, 12, 31)}


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
