"""What people agreed to: who may be named, what may be asked for, whose door nobody knocks at any more."""

from django.db.models import Exists, OuterRef

from lianxin.kit import clock
from lianxin.people.models import Consent, Person
from lianxin.people.vocabulary import CONSENT_PURPOSES, OFFERED_CONSENTS, PURPOSES, Basis, HouseholdRole, Label, Purpose


def agreed_to_be_named(persons):
    """Those of ``persons`` (their keys, or a query of them) whose consent to be named in public stands: the living, and nobody
    who has a priority label. One query."""
    agreed = Consent.objects.filter(purpose=Purpose.PUBLICATION, withdrawn_at__isnull=True).values("person")
    rows = Person.objects.filter(pk__in=persons, died_on__isnull=True).filter(pk__in=agreed)
    return list(rows.exclude(labels__isnull=False, labels__ended_on__isnull=True).order_by("id"))


def consent_rows(person, labels):
    """Each purpose that rests on consent, and each of the person's open ``labels`` that does: since when there is one.

    Two lists, one query. A label agreed to is in it though nobody has given it yet.
    """
    standing = list(person.consents.filter(withdrawn_at__isnull=True).order_by("id"))
    given = {consent.purpose: consent for consent in standing if not consent.label}
    purposes = [
        {
            "purpose": p,
            "label": Purpose(p).label,
            "what": PURPOSES[p].what,
            "article": PURPOSES[p].article,
            "consent": given.get(str(p)),
        }
        for p in CONSENT_PURPOSES
        if p != Purpose.PRIORITY_LABEL and (p in OFFERED_CONSENTS or str(p) in given)
    ]
    agreed = {consent.label: consent for consent in standing if consent.label and consent.until >= clock.today()}
    kept = [each.label for each in labels if each.consent_basis == Basis.CONSENT]
    return purposes, [
        {"code": code, "label": Label(code).label, "consent": agreed.get(code)}
        for code in dict.fromkeys([*agreed, *kept])
    ]


def agreed_labels(person):
    """The labels to which a consent of their own stands today."""
    standing = person.consents.filter(
        purpose=Purpose.PRIORITY_LABEL, withdrawn_at__isnull=True, until__gte=clock.today()
    )
    return frozenset(standing.values_list("label", flat=True))


def duty_rows():
    """The purposes that rest on something else than consent, for the notice."""
    return [
        {"label": purpose.label, "what": rule.what, "article": rule.instead or rule.article}
        for purpose, rule in PURPOSES.items()
        if not rule.needs_consent or rule.instead
    ]


def offered_consents():
    """What somebody may agree to, a line each, for the sheet."""
    return [
        {"label": purpose.label, "what": PURPOSES[purpose].what, "article": PURPOSES[purpose].article}
        for purpose in OFFERED_CONSENTS
    ]


def visits_refused(*, household, person, since):
    """Condition over rows that lead to a household or a person by these names: its representative, or they, had taken back by then
    what they agreed to, and not agreed anew."""
    visits = Consent.objects.filter(purpose=Purpose.LIAISON_VISIT)
    standing = visits.filter(person=OuterRef("person"), withdrawn_at__isnull=True)
    taken_back = visits.filter(~Exists(standing), withdrawn_at__lte=since)
    of_household = taken_back.filter(
        person__memberships__household=OuterRef(household), person__memberships__ends_on__isnull=True,
        person__memberships__role=HouseholdRole.REPRESENTATIVE,
    )  # fmt: skip
    return Exists(taken_back.filter(person=OuterRef(person))) | Exists(of_household)
