"""我家: everything kept about one person, for that person."""

from django.db.models import Q

from lianxin.kit.masking import mask_id_number
from lianxin.people.calc.identity import phone_words
from lianxin.people.models import Person
from lianxin.people.policies import can_withdraw_rights, in_care_of
from lianxin.people.selectors.incidents import was_told_of_one
from lianxin.people.selectors.records import family_of


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
