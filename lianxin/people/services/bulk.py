"""Many households at once: what the import and the sample county stand on."""

from dataclasses import dataclass, field
from datetime import date

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.people.models import Belonging, Household, HouseholdMember, Person
from lianxin.people.policies import can_register_people
from lianxin.people.vocabulary import AuditTag, HouseholdRole

BATCH = 500


@dataclass(frozen=True)
class PersonDraft:
    """A person to be stored: every value checked already, the phone in E.164."""

    name: str
    phone: str = ""
    sex: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    id_number: str = ""
    id_number_purpose: str = ""
    relation: str = ""
    is_representative: bool = False
    populations: tuple[str, ...] = ()
    address: str = ""


@dataclass
class HouseholdDraft:
    code: str
    address: str = ""
    register_no: str = ""
    position: tuple = ()
    members: list[PersonDraft] = field(default_factory=list)
    existing: Household | None = None


@action
def register_households(*, division, drafts, by, on=None):
    """Store many new households of one village with their members: one audit event for all.

    Returns the persons. The first member of a household without a representative becomes it.
    """
    can_register_people(by, division.path).or_raise()
    persons = store_households(division, drafts, on=on or clock.today())
    after = {"households": len(drafts), "persons": len(persons)}
    audit.record(AuditTag.HOUSEHOLDS_REGISTERED, division, by, after=after)
    return persons


def store_households(division, drafts, *, on, batch=None, choose_first=True):
    """Insert the drafts inside the running action; see ``register_households``."""
    new = [draft for draft in drafts if draft.existing is None]
    rows = Household.objects.bulk_create(
        [_household(draft, division, batch) for draft in new],
        batch_size=BATCH,
    )
    for draft, row in zip(new, rows, strict=True):
        draft.existing = row
    pairs = [(draft, member) for draft in drafts for member in draft.members]
    persons = Person.objects.bulk_create(
        [_person(member, draft, division, batch) for draft, member in pairs], batch_size=BATCH
    )
    representatives = {draft.code for draft, member in pairs if member.is_representative}
    memberships, belongings = [], []
    for (draft, member), person in zip(pairs, persons, strict=True):
        leads = member.is_representative
        if choose_first and draft.code not in representatives:
            representatives.add(draft.code)
            leads = True
        memberships.append(
            HouseholdMember(
                household=draft.existing,
                person=person,
                role=HouseholdRole.REPRESENTATIVE if leads else HouseholdRole.MEMBER,
                relation=member.relation,
                starts_on=on,
            )
        )
        belongings += [
            Belonging(person=person, population=p, division=division, division_path=division.path, starts_on=on)
            for p in member.populations
        ]
    HouseholdMember.objects.bulk_create(memberships, batch_size=BATCH)
    Belonging.objects.bulk_create(belongings, batch_size=BATCH)
    return persons


def _household(draft, division, batch):
    latitude, longitude = draft.position or (None, None)
    return Household(
        code=draft.code,
        division=division,
        division_path=division.path,
        address=draft.address,
        latitude=latitude,
        longitude=longitude,
        register_no=draft.register_no,
        import_batch=batch,
    )


def _person(member, draft, division, batch):
    person = Person(
        sex=member.sex,
        birth_date=member.birth_date,
        birth_year=member.birth_date.year if member.birth_date else member.birth_year,
        address=member.address or draft.address,
        division=division,
        division_path=division.path,
        import_batch=batch,
    )
    person.set_name(member.name)
    person.set_phone(member.phone)
    person.set_id_number(member.id_number, member.id_number_purpose)
    return person
