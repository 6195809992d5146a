"""One field at the counter: a name, pinyin or its initials, a phone, a household code."""

import re
from dataclasses import dataclass

from django.db.models import Q

from lianxin.kit import tree
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.masking import Mask, mask_name, mask_phone
from lianxin.people.calc.identity import VOTING_AGE, normalise_phone, phone_words
from lianxin.people.models import Belonging, HouseholdMember, Person
from lianxin.people.policies import is_own, mask_for, people_visible_to
from lianxin.people.selectors.touch import homes_now
from lianxin.territory import selectors as territory

_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class PersonRow:
    """A person as this viewer may see them."""

    person: Person
    public_id: str
    name: str
    phone: str
    place: str
    household_code: str
    household_id: str
    role: str
    mask: Mask
    is_here: bool

    @property
    def label(self):
        return f"{self.name} · {self.place}"


def person_of(user_id):
    """The person this account belongs to, or ``None``."""
    if user_id is None:
        return None
    return Person.objects.select_related("division").filter(user_id=user_id).first()


def person_called(public_id):
    """The person of a number other rooms keep, with their place, or ``None``."""
    return Person.objects.select_related("division").filter(public_id=public_id).first()


def belongs_where(user_id, population):
    """Path of the place in whose population an account's person is now, or empty."""
    held = Belonging.objects.filter(person__user_id=user_id, population=population, ends_on__isnull=True)
    return held.values_list("division_path", flat=True).first() or ""


def place_for(actor, public_id=""):
    """The place named, else the reader's own: where they live, else the narrowest they hold a role over."""
    named = territory.division_by_public_id(public_id)
    if named or not actor.is_user:
        return named
    person = person_of(actor.id)
    return person.division if person else territory.home_division(actor)


def find_people(text, within="", viewer=None, limit=20):
    """Masked rows of the people the viewer may see, best first: two queries. Nothing for nothing.

    A phone must be whole; letters are pinyin or initials from the start; with digits it is a household code; anything
    else is (part of) a name.
    """
    text = " ".join(text.split())[:40]
    if not text:
        return []
    persons = (
        people_visible_to(viewer, Person.objects.filter(_matching(text)))
        .filter(tree.within(within, "division_path"))
        .select_related("division", "division__parent")
        .order_by("moved_on", "died_on", "name", "id")[:limit]
    )
    return person_rows(persons, viewer)


def ids_named(name, household, within):
    """Keys of those who live at a place under exactly this name; of several, those of the household of this code, if one is said."""
    here = Person.objects.filter(tree.within(within, "division_path"), name=name)
    ids = list(here.filter(moved_on__isnull=True, died_on__isnull=True).values_list("pk", flat=True)[:20])
    if household and len(ids) > 1:
        members = HouseholdMember.objects.filter(person__in=ids, household__code=household, ends_on__isnull=True)
        ids = list(members.values_list("person", flat=True))
    return ids


def adults_named(name, household, within, on):
    """Keys of those who live at a place under exactly this name and are of age on a day, as the register knows: of several, those of
    the household of this code. Whose birth nobody wrote down is not known to be of age.
    """
    here = Person.objects.filter(of_age(on), tree.within(within, "division_path"), name=name)
    ids = list(here.filter(moved_on__isnull=True, died_on__isnull=True).values_list("pk", flat=True)[:20])
    if household:
        members = HouseholdMember.objects.filter(person__in=ids, household__code=household, ends_on__isnull=True)
        ids = list(members.values_list("person", flat=True))
    return ids


def is_adult_of(person, within, on):
    """Whether somebody lives at a place and is of age on a day, as the register knows."""
    here = Person.objects.filter(of_age(on), tree.within(within, "division_path"), pk=person.pk)
    return here.filter(moved_on__isnull=True, died_on__isnull=True).exists()


def of_age(on, person=""):
    """Who is of age on a day as the register knows, for a query of persons or, with ``person``, of what belongs to them."""
    birthday = on.replace(year=on.year - VOTING_AGE, day=min(on.day, 28) if on.month == 2 else on.day)
    born = Q(**{f"{person}birth_date__lte": birthday})
    return born | Q(**{f"{person}birth_date__isnull": True, f"{person}birth_year__lt": on.year - VOTING_AGE})


def ids_in_households(entries, within):
    """``{(name, household code): id}`` of those who live at a place under exactly this name in the household of this code.

    Somebody whom two entries of the register answer to is left out. One query, however many are asked for.
    """
    entries = [(name, code) for name, code in entries if code]
    members = HouseholdMember.objects.filter(
        tree.within(within, "household__division_path"), ends_on__isnull=True, person__died_on__isnull=True,
        household__code__in={code for _name, code in entries}, person__name__in={name for name, _code in entries},
    )  # fmt: skip
    found = {}
    for key, *entry in members.values_list("person", "person__name", "household__code"):
        found.setdefault(tuple(entry), []).append(key)
    return {entry: ids[0] for entry, ids in found.items() if len(ids) == 1}


def living_here_named(text, within):
    """The one who lives within a place under exactly this name, with the household's code behind it where two share one.

    ``None`` for nobody and for several. It tells who writes a whole name nothing they did not know: that they are here.
    """
    name, _blank, code = text.strip().partition(" ")
    ids = ids_named(name, code.strip(), within)
    found = list(Person.objects.filter(pk__in=ids).select_related("division")[:2])
    return found[0] if len(found) == 1 else None


def moved_on_named(text, homes, persons):
    """At most five who moved away with one of ``homes``, or are one of ``persons``, and are meant by a whole name, a whole phone or
    the code of a household, the old one or the new. For who serves them by what they left behind; part of a name finds nobody."""
    text, phone = " ".join(text.split())[:40], normalise_phone(text)
    if not text:
        return []
    members = HouseholdMember.objects.filter(Q(household__in=homes) | Q(ends_on__isnull=True), household__code=text)
    meant = Q(name=text) | Q(pk__in=members.values("person"))
    if phone:
        meant |= Q(phone_hash=lookup_hash("phone", phone))
    lives = HouseholdMember.objects.filter(household__in=homes_now(homes), ends_on__isnull=True)
    rows = Person.objects.filter(meant, Q(pk__in=persons) | Q(pk__in=lives.values("person")))
    return list(rows.filter(died_on__isnull=True).select_related("division").order_by("id")[:5])


def person_rows(persons, viewer):
    """The rows of ``persons`` with their open household: one query for the persons, one for the households."""
    persons = list(persons)
    memberships = {
        member.person_id: member
        for member in HouseholdMember.objects.filter(
            person__in=[person.pk for person in persons], ends_on__isnull=True
        ).select_related("household")
    }
    return [_row(person, memberships.get(person.pk), viewer) for person in persons]


def _matching(text):
    phone = normalise_phone(text)
    if phone:
        return Q(phone_hash=lookup_hash("phone", phone)) | _in_household(text)
    compact = text.replace(" ", "").lower()
    if _LETTERS.fullmatch(compact):
        found = tree.within(compact, "initials")
        return found | tree.within(compact, "pinyin") if len(compact) > 2 else found
    if any(c.isdigit() for c in text):
        return _in_household(text)
    return Q(name__contains=text)


def _in_household(code):
    members = HouseholdMember.objects.filter(household__code=code, ends_on__isnull=True)
    return Q(pk__in=members.values("person"))


def _row(person, member, viewer):
    mask = mask_for(viewer, person)
    mask = Mask.PUBLIC if mask is None else mask
    parent = person.division.parent
    return PersonRow(
        person=person,
        public_id=person.public_id,
        name=mask_name(person.name, mask),
        phone=shown_phone(person.phone, mask),
        place=f"{parent.name} {person.division.name}" if parent else person.division.name,
        household_code=member.household.code if member else "",
        household_id=member.household.public_id if member else "",
        role=member.get_role_display() if member else "",
        mask=mask,
        is_here=person.is_here,
    )


def shown_phone(phone, mask):
    """The phone at this level of masking, in the groups people read aloud."""
    return mask_phone(phone_words(phone) if mask >= Mask.HANDLER else phone, mask)


def full_mask(viewer, person, disclosure):
    """The mask once a record has been opened."""
    if is_own(viewer, person) or disclosure:
        return Mask.OFFICER
    return mask_for(viewer, person)


def people_with_phone(division, limit=60):
    """Some people of a place who can be called; for the sample county."""
    return list(Person.objects.filter(division=division).exclude(phone_hash="").order_by("id")[:limit])
