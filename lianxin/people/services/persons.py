from datetime import date

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people.calc.identity import normalise_id_number, normalise_phone
from lianxin.people.errors import (
    AlreadyRecorded,
    IdNumberWithoutPurpose,
    NotAnIdNumber,
    NotAPhone,
    NotPossibleNow,
)
from lianxin.people.models import Belonging, Person
from lianxin.people.policies import can_link_at_once, can_register_people
from lianxin.people.services.guarding import move_last_days
from lianxin.people.services.holding import held_person, usable_person
from lianxin.people.services.succession import end_open, fill_lead
from lianxin.people.vocabulary import ID_NUMBER_PURPOSES, AuditTag, Population

_EARLIEST_BIRTH = date(1890, 1, 1)
_PLAIN_FIELDS = frozenset({"sex", "birth_date", "birth_year", "address"})
#: What is stored where one of these is put right; the others are a column each.
_COLUMNS = {
    "name": ("name", "pinyin", "initials"),
    "phone": ("phone", "phone_hash"),
    "birth_date": ("birth_date", "birth_year"),
}


def _phone(text):
    phone = normalise_phone(text or "")
    if phone is None:
        raise NotAPhone
    return phone


def _refuse_impossible(born=None, left=None):
    """A birth lies between 1890 and today, a departure between the birth and today."""
    today = clock.today()
    if born and not _EARLIEST_BIRTH <= born <= today:
        raise RuleBroken(_("出生日期要在 1890 年以后、今天以前，没有保存。请核对。"), field="birth_date")
    if left and not (born or _EARLIEST_BIRTH) <= left <= today:
        raise RuleBroken(_("日期要在出生以后、今天以前，没有保存。请核对。"), field="on")


@action
def register_person(
    *,
    name,
    division,
    by,
    phone="",
    sex="",
    birth_date=None,
    birth_year=None,
    address="",
    user=None,
    populations=(Population.RESIDENT,),
    on=None,
):
    """Register a natural person of ``division``; refuses what is no phone number. Populations start today."""
    can_register_people(by, division.path).or_raise()
    if user is not None:
        can_link_at_once(by).or_raise()
    _refuse_impossible(birth_date)
    person = Person(
        division=division,
        division_path=division.path,
        sex=sex,
        birth_date=birth_date,
        birth_year=birth_date.year if birth_date else birth_year,
        address=address,
        user=user,
    )
    person.set_name(name.strip())
    person.set_phone(_phone(phone))
    person.save()
    Belonging.objects.bulk_create(
        Belonging(
            person=person,
            population=population,
            division=division,
            division_path=division.path,
            starts_on=on or clock.today(),
        )
        for population in populations
    )
    audit.record(AuditTag.PERSON_REGISTERED, person, by, after={"populations": [str(p) for p in populations]})
    return person


@action
def correct_person(*, person, by, reason, **changes):
    """Change what is recorded of a person (name, phone, sex, birth, address). The record keeps which fields changed, not
    their values; what somebody else changed meanwhile stays. A birth put right moves the day a child is of age.
    """
    can_register_people(by, person.division_path).or_raise()
    unknown = changes.keys() - _PLAIN_FIELDS - {"name", "phone"}
    if unknown:
        raise TypeError(f"no such fields to correct: {sorted(unknown)}")
    person = usable_person(person)
    before = (person.birth_date, person.birth_year)
    _refuse_impossible(changes.get("birth_date"))
    if "name" in changes:
        person.set_name(changes["name"].strip())
    if "phone" in changes:
        person.set_phone(_phone(changes["phone"]))
    for field in _PLAIN_FIELDS & changes.keys():
        setattr(person, field, changes[field])
    if changes.get("birth_date"):
        person.birth_year = changes["birth_date"].year
    elif changes.get("birth_year") and person.birth_date and person.birth_date.year != person.birth_year:
        raise RuleBroken(_("出生年份和出生日期对不上，没有保存。请改出生日期，或先把它清空。"), field="birth_year")
    person.save(update_fields=sorted({name for field in changes for name in _COLUMNS.get(field, (field,))}))
    move_last_days(person, before)
    audit.record(AuditTag.PERSON_CORRECTED, person, by, after={"fields": "、".join(sorted(changes))}, reason=reason)
    return person


@action
def set_id_number(*, person, number, purpose, by):
    """Store an ID number for a named statutory purpose, sealed; ``number=""`` removes it, also from a restricted record."""
    can_register_people(by, person.division_path).or_raise()
    if purpose not in ID_NUMBER_PURPOSES:
        raise IdNumberWithoutPurpose
    checked = normalise_id_number(number)
    if checked is None:
        raise NotAnIdNumber
    person = usable_person(person) if checked else held_person(person)
    person.set_id_number(checked, purpose)
    person.save(update_fields=["id_number", "id_number_hash", "id_number_purpose"])
    audit.record(AuditTag.ID_NUMBER_SET, person, by, after={"purpose": str(purpose), "present": bool(checked)})
    return person


@action
def depart_person(*, person, by, died_on=None, moved_on=None):
    """The person died or moved away: memberships and populations end with that day, nothing is
    deleted, and a household that lost its representative is led by its longest member.
    """
    can_register_people(by, person.division_path).or_raise()
    day, person = died_on or moved_on, held_person(person)
    if day is None or not person.is_here:
        raise NotPossibleNow(Person._meta.get_field("moved_on").verbose_name)
    _refuse_impossible(person.birth_date, day)
    person.died_on, person.moved_on = died_on, moved_on
    person.save(update_fields=["died_on", "moved_on"])
    households = list(person.memberships.filter(ends_on__isnull=True).values_list("household", flat=True))
    end_open(person.memberships.all(), day)
    end_open(person.belongings.all(), day)
    fill_lead(households, day)
    audit.record(AuditTag.PERSON_DEPARTED, person, by, after={"on": day.isoformat(), "died": bool(died_on)})
    return person


@action
def return_person(*, person, by, reason):
    """A departure was recorded by mistake, or the person came back. Memberships that ended stay ended."""
    can_register_people(by, person.division_path).or_raise()
    person = held_person(person)
    if person.is_here:
        raise NotPossibleNow(_("在册"))
    person.died_on = person.moved_on = None
    person.save(update_fields=["died_on", "moved_on"])
    audit.record(AuditTag.PERSON_RETURNED, person, by, reason=reason)
    return person


@action
def start_belonging(*, person, population, by, division=None, on=None):
    """Put the person into one of the three populations of a place (their own, when none is named)."""
    place = division or person.division
    can_register_people(by, place.path).or_raise()
    if person.belongings.filter(population=population, ends_on__isnull=True).exists():
        raise AlreadyRecorded(Population(population).label)
    belonging = Belonging.objects.create(
        person=person,
        population=population,
        division=place,
        division_path=place.path,
        starts_on=on or clock.today(),
    )
    audit.record(AuditTag.BELONGING_STARTED, person, by, after={"population": belonging.get_population_display()})
    return belonging


@action
def set_populations(*, person, populations, by, on=None, reason=""):
    """Make the person belong to exactly these populations of their place; each start and end is its own event."""
    can_register_people(by, person.division_path).or_raise()
    held = {b.population: b for b in person.belongings.filter(ends_on__isnull=True)}
    for population, belonging in held.items():
        if population not in populations:
            end_belonging(belonging=belonging, by=by, on=on, reason=reason)
    for population in populations:
        if population not in held:
            start_belonging(person=person, population=population, by=by, on=on)


@action
def end_belonging(*, belonging, by, on=None, reason=""):
    can_register_people(by, belonging.division_path).or_raise()
    belonging.ends_on = max(on or clock.today(), belonging.starts_on or clock.today())
    belonging.save(update_fields=["ends_on"])
    after = {"population": belonging.get_population_display()}
    audit.record(AuditTag.BELONGING_ENDED, belonging.person, by, after=after, reason=reason)
    return belonging
