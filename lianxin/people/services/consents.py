from datetime import timedelta

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.people.errors import GuardianNeeded, LabelNotNamed, NoConsentNeeded, PeriodOutOfBounds
from lianxin.people.models import Consent
from lianxin.people.policies import can_manage_own_consent
from lianxin.people.selectors.care import guardians_of
from lianxin.people.services.labels import is_child, own_consent
from lianxin.people.vocabulary import (
    CONSENT_PURPOSES,
    LABEL_CONSENT_DAYS,
    LABEL_CONSENT_MOST_DAYS,
    AuditTag,
    Basis,
    Channel,
    Label,
    Purpose,
)


@action
def give_consent(*, person, purpose, by, label="", until=None, channel=Channel.SELF, at=None):
    """Consent to one purpose. A child under fourteen: the guardian does it. Given already: nothing happens.

    To keep a priority label is a purpose of its own for each ``label``, until a day: a year from now unless said. Given
    again with another day it takes the place of the one before.
    """
    can_manage_own_consent(by, person).or_raise()
    if purpose not in CONSENT_PURPOSES:
        raise NoConsentNeeded
    moment = at or clock.now()
    today = clock.day_of(moment)
    label, until = _scope_of(purpose, label, until, today)
    is_ward = is_child(person, today)
    guardian = _who_speaks(person, by, is_ward)
    if is_ward and guardian is None:
        raise GuardianNeeded
    existing = person.consents.filter(purpose=purpose, label=label, withdrawn_at__isnull=True).first()
    if existing and existing.until == until:
        return existing
    if existing:
        _end(existing, by, moment)
    consent = Consent.objects.create(
        person=person,
        purpose=purpose,
        label=label,
        until=until,
        channel=Channel.GUARDIAN if guardian and channel == Channel.SELF else channel,
        guardian=guardian,
        given_at=moment,
        given_by_name=by.name,
    )
    audit.record(AuditTag.CONSENT_GIVEN, consent, by)
    return consent


def _who_speaks(person, by, is_ward):
    """The guardian who agrees: the one who does it; of a child whose paper is brought, the first there is."""
    if person.user_id is not None and by.is_user and person.user_id == by.id:
        return None
    guardians = guardians_of(person)
    mine = next((each for each in guardians if by.is_user and each.user_id == by.id), None)
    return mine or (next(iter(guardians), None) if is_ward else None)


def _scope_of(purpose, label, until, today):
    """Which label and until when; nothing of both for every other purpose."""
    if purpose != Purpose.PRIORITY_LABEL:
        return "", None
    if label not in Label.values:
        raise LabelNotNamed
    until = until or today + timedelta(days=LABEL_CONSENT_DAYS)
    if not today <= until <= today + timedelta(days=LABEL_CONSENT_MOST_DAYS):
        raise PeriodOutOfBounds
    return label, until


def _end(consent, by, moment):
    consent.withdrawn_at, consent.withdrawn_by_name = moment, by.name
    consent.save(update_fields=["withdrawn_at", "withdrawn_by_name"])


@action
def withdraw_consent(*, person, purpose, by, label="", at=None):
    """Withdraw at once, without a reason. The label it was given for ends the same day.

    Labels of before each had its own consent rested on the one to be visited, and end with that.
    """
    can_manage_own_consent(by, person).or_raise()
    label = label if purpose == Purpose.PRIORITY_LABEL else ""
    consent = person.consents.filter(purpose=purpose, label=label, withdrawn_at__isnull=True).first()
    if consent is None:
        return None
    moment = at or clock.now()
    kept = [
        each
        for each in person.labels.filter(ended_on__isnull=True, consent_basis=Basis.CONSENT)
        if each.label == label or (purpose == Purpose.LIAISON_VISIT and own_consent(person, each.label) is None)
    ]
    _end(consent, by, moment)
    ended = person.labels.filter(pk__in=[each.pk for each in kept]).update(ended_on=clock.today())
    audit.record(AuditTag.CONSENT_WITHDRAWN, consent, by, after={"labels_ended": ended})
    return consent
