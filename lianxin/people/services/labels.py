from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.people.calc.identity import age_on
from lianxin.people.errors import (
    AlreadyRecorded,
    ConsentIsNarrow,
    ConsentMissing,
    ConsentTooShort,
    DatesOutOfOrder,
    GuardianNeeded,
    NotPossibleNow,
    WrongLabelSource,
)
from lianxin.people.models import PriorityLabel
from lianxin.people.policies import can_manage_labels, standing_labels
from lianxin.people.selectors.care import guardians_of
from lianxin.people.services.holding import usable_person
from lianxin.people.vocabulary import (
    ADULT_CONSENT_AGE,
    CHILD_LABELS,
    LABEL_SOURCES,
    AuditTag,
    Basis,
    Label,
    LabelAudience,
    LabelSource,
    Purpose,
)


@action
def give_label(
    *,
    person,
    label,
    source,
    decided_on,
    review_on,
    expires_on,
    consent_basis,
    by,
    visible_to=LabelAudience.LIAISON_AND_HEAD,
    note="",
):
    """Record a priority label that its rightful source decided.

    Refuses a source that may not decide it; what somebody says of themselves, and a child's label, without their own (or
    the guardian's) consent to this one label until it expires; a child's label without a guardian.
    """
    can_manage_labels(by, person).or_raise()
    person = usable_person(person)
    label = Label(label)
    if source not in LABEL_SOURCES[label]:
        raise WrongLabelSource(label.label)
    if label in CHILD_LABELS and not guardians_of(person):
        raise GuardianNeeded
    if not decided_on <= review_on <= expires_on:
        raise DatesOutOfOrder("review_on")
    open_now = person.labels.filter(label=label, ended_on__isnull=True)
    if open_now.filter(standing_labels()).exists():
        raise AlreadyRecorded(label.label)
    self_told = source in (LabelSource.SELF_DECLARED, LabelSource.FAMILY_AND_VILLAGE)
    if self_told or consent_basis == Basis.CONSENT or label in CHILD_LABELS:
        consent_basis = Basis.CONSENT
        if visible_to != LabelAudience.LIAISON_AND_HEAD:
            raise ConsentIsNarrow
        _require_consent(person, label, expires_on)
    open_now.update(ended_on=clock.today())  # its day is over: nobody sees it any more, and the new one takes its place
    given = PriorityLabel.objects.create(
        person=person,
        division_path=person.division_path,
        label=label,
        source=source,
        decided_on=decided_on,
        review_on=review_on,
        expires_on=expires_on,
        visible_to=visible_to,
        consent_basis=consent_basis,
        note=note,
    )
    audit.record(AuditTag.LABEL_GIVEN, given, by)
    return given


@action
def review_label(*, label, review_on, expires_on, by):
    """Confirm the label until new dates; what rests on consent needs the consent to it to reach as far."""
    can_manage_labels(by, label.person).or_raise()
    if label.ended_on:
        raise NotPossibleNow(PriorityLabel._meta.get_field("ended_on").verbose_name)
    if not label.decided_on <= review_on <= expires_on:
        raise DatesOutOfOrder("review_on")
    if label.consent_basis == Basis.CONSENT:
        _require_consent(label.person, Label(label.label), expires_on)
    label.review_on, label.expires_on = review_on, expires_on
    label.save(update_fields=["review_on", "expires_on"])
    audit.record(AuditTag.LABEL_REVIEWED, label, by, after={"expires_on": expires_on.isoformat()})
    return label


@action
def end_label(*, label, by, on=None, reason=""):
    can_manage_labels(by, label.person).or_raise()
    label.ended_on = on or clock.today()
    label.save(update_fields=["ended_on"])
    audit.record(AuditTag.LABEL_ENDED, label, by, reason=reason)
    return label


def own_consent(person, label):
    """The consent to keep this one label that stands today, or ``None``."""
    standing = person.consents.filter(purpose=Purpose.PRIORITY_LABEL, label=label, withdrawn_at__isnull=True)
    return standing.filter(until__gte=clock.today()).first()


def _require_consent(person, label, expires_on):
    consent = own_consent(person, label)
    if consent is None:
        raise ConsentMissing(label.label)
    if consent.until < expires_on:
        raise ConsentTooShort(consent.until)


def is_child(person, today):
    age = age_on(today, birth_date=person.birth_date, birth_year=person.birth_year)
    return age is not None and age < ADULT_CONSENT_AGE
