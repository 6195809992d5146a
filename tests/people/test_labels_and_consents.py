from datetime import date

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


def test_self_declared_label_needs_consent_and_ends_when_it_is_withdrawn(cast, home):
    illness = {"label": "serious_illness", "source": "self_declared", "consent_basis": "consent"}
    with pytest.raises(RuleBroken):
        label(home.rep, cast.actor("liaison"), **illness)
    resident = cast.actor("resident")
    people.give_consent(person=home.rep, purpose=Purpose.LIAISON_VISIT, by=resident)
    given = label(home.rep, cast.actor("liaison"), **illness)
    people.withdraw_consent(person=home.rep, purpose=Purpose.LIAISON_VISIT, by=resident)
    given.refresh_from_db()
    assert given.ended_on == clock.today()


def test_child_label_needs_a_guardian(cast, home):
    with pytest.raises(RuleBroken):
        label(home.other, cast.actor("liaison"), label="child_in_need")
    assert label(home.child, cast.actor("liaison"), label="child_in_need").pk


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
    for purpose in (Purpose.LIAISON_VISIT, Purpose.PUBLICATION):
        people.give_consent(person=home.rep, purpose=purpose, by=resident)
    given = label(
        home.rep, cast.actor("liaison"), label="serious_illness", source="self_declared", consent_basis="consent"
    )
    people.withdraw_consent(person=home.rep, purpose=Purpose.PUBLICATION, by=resident)
    given.refresh_from_db()
    assert given.ended_on is None
