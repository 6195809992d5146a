from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.people.errors import GuardianNeeded, NoConsentNeeded
from lianxin.people.models import Consent
from lianxin.people.policies import can_manage_own_consent
from lianxin.people.services.labels import LABELS_NEED, is_child
from lianxin.people.vocabulary import CONSENT_PURPOSES, AuditTag, Basis, Channel


@action
def give_consent(*, person, purpose, by, channel=Channel.SELF, at=None):
    """Consent to one purpose. A child under fourteen: the guardian does it. Given already: nothing happens."""
    can_manage_own_consent(by, person).or_raise()
    if purpose not in CONSENT_PURPOSES:
        raise NoConsentNeeded
    moment = at or clock.now()
    guardian = person.guardian if is_child(person, moment.date()) else None
    if is_child(person, moment.date()) and (guardian is None or (by.is_user and person.user_id == by.id)):
        raise GuardianNeeded
    existing = person.consents.filter(purpose=purpose, withdrawn_at__isnull=True).first()
    if existing:
        return existing
    consent = Consent.objects.create(
        person=person,
        purpose=purpose,
        channel=Channel.GUARDIAN if guardian and channel == Channel.SELF else channel,
        guardian=guardian,
        given_at=moment,
        given_by_name=by.name,
    )
    audit.record(AuditTag.CONSENT_GIVEN, consent, by)
    return consent


@action
def withdraw_consent(*, person, purpose, by, at=None):
    """Withdraw at once, without a reason. Labels kept on this consent alone end the same day."""
    can_manage_own_consent(by, person).or_raise()
    consent = person.consents.filter(purpose=purpose, withdrawn_at__isnull=True).first()
    if consent is None:
        return None
    moment = at or clock.now()
    consent.withdrawn_at = moment
    consent.withdrawn_by_name = by.name
    consent.save(update_fields=["withdrawn_at", "withdrawn_by_name"])
    kept = person.labels.filter(ended_on__isnull=True, consent_basis=Basis.CONSENT)
    ended = kept.update(ended_on=clock.today()) if purpose == LABELS_NEED else 0
    audit.record(AuditTag.CONSENT_WITHDRAWN, consent, by, after={"labels_ended": ended})
    return consent
