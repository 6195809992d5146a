"""我家: everything kept about one person, for that person."""

from django.db.models import Exists, OuterRef, Q

from lianxin.kit import clock
from lianxin.kit.masking import mask_id_number
from lianxin.people.calc.identity import phone_words
from lianxin.people.models import Consent, Person
from lianxin.people.policies import can_withdraw_rights, in_care_of
from lianxin.people.selectors.incidents import was_told_of_one
from lianxin.people.selectors.records import family_of
from lianxin.people.vocabulary import CONSENT_PURPOSES, OFFERED_CONSENTS, PURPOSES, Basis, HouseholdRole, Label, Purpose


def own_people(actor):
    """The actor's own record and those of the children in their care."""
    return list(_own_people(actor)) if actor.is_user else []


def people_at_home(actor):
    """The same for 我家: each also knows whether they were told of an incident (``has_incidents``)."""
    return list(_own_people(actor).annotate(has_incidents=was_told_of_one())) if actor.is_user else []


def _own_people(actor):
    mine = Person.objects.filter(Q(user_id=actor.id) | in_care_of(actor))
    return mine.select_related("division", "division__parent").order_by("id")


def request_rows(actor, person):
    """What was asked about the person's data, the newest first, and what the actor may still take back: one query."""
    rows = list(person.rights_requests.select_related("person").order_by("-asked_at", "-id")[:20])
    for each in rows:
        each.may_withdraw = each.is_open and bool(can_withdraw_rights(actor, each))
    return rows


def open_household(person):
    """The household the person belongs to now, with the names and roles of its members and nothing else of them."""
    members = family_of(person)
    return (members[0].household if members else None), names_of(members)


def names_of(members):
    """The names and roles of a household's members, and nothing else of them."""
    return [
        {"name": each.person.name, "role": each.get_role_display(), "relation": each.get_relation_display()}
        for each in members
    ]


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


def everything_about(person):
    """All that is kept about a person, in words and days, for the copy they take away (Art. 45)."""
    household, members = open_household(person)
    return {
        "name": person.name,
        "sex": person.get_sex_display(),
        "birth_date": person.birth_date,
        "birth_year": person.birth_year,
        "phone": phone_words(person.phone),
        "id_number": mask_id_number(person.id_number),
        "id_number_purpose": person.id_number_purpose,
        "address": person.address,
        "place": person.division.name,
        "restricted_since": person.restricted_at,
        "household": {
            "code": household.code,
            "address": household.address,
            "position": household.position_words,
            "members": members,
        }
        if household
        else None,
        "populations": [
            {"population": b.get_population_display(), "from": b.starts_on, "to": b.ends_on}
            for b in person.belongings.order_by("id")
        ],
        "labels": [
            {
                "label": label.get_label_display(),
                "source": label.get_source_display(),
                "decided_on": label.decided_on,
                "expires_on": label.expires_on,
                "ended_on": label.ended_on,
                "note": label.note,
            }
            for label in person.labels.order_by("id")
        ],
        "consents": [
            {
                "purpose": c.get_purpose_display(),
                "label": c.get_label_display(),
                "until": c.until,
                "given_at": c.given_at,
                "withdrawn_at": c.withdrawn_at,
            }
            for c in person.consents.order_by("id")
        ],
        "rolls": [
            {"roll": str(entry.roll), "number": entry.number, "name": entry.name}
            for entry in person.roll_entries.select_related("roll").order_by("id")
        ],
        "who_looked": [
            {"at": d.opened_at, "who": d.viewer_name, "purpose": d.get_purpose_display(), "reason": d.reason}
            for d in person.disclosures.order_by("-opened_at", "-id")
        ],
        "requests": [
            {
                "kind": r.get_kind_display(),
                "state": r.get_state_display(),
                "asked_at": r.asked_at,
                "text": r.text,
                "answer": r.answer,
            }
            for r in person.rights_requests.order_by("id")
        ],
    }
