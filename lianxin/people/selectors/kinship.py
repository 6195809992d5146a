"""Who is close kin of whom, for the rules on holding offices. Answers pairs and never what kind of kin."""

from django.db.models import Q

from lianxin.people.models import HouseholdMember, Kinship, Person
from lianxin.people.vocabulary import Sex

_USER = "user:"


def same_persons(refs):
    """``{public id: user:<id>}`` for the persons among ``refs`` who have an account."""
    ids = [ref for ref in refs if ":" not in ref]
    rows = Person.objects.filter(public_id__in=ids, user__isnull=False).values_list("public_id", "user_id")
    return {public_id: f"{_USER}{user_id}" for public_id, user_id in rows}


def count_women(refs):
    """How many of these are women, as far as their records say."""
    return _sexes_of(refs).count(Sex.FEMALE)


def _sexes_of(refs):
    users = {int(ref.removeprefix(_USER)) for ref in refs if ref.startswith(_USER) and ref[len(_USER) :].isdigit()}
    ids = [ref for ref in refs if ":" not in ref]
    known = Person.objects.filter(Q(public_id__in=ids) | Q(user_id__in=users))
    return list(known.values_list("sex", flat=True))


def has_woman(refs):
    """Whether a woman is among these; ``None`` where no record says so of one, and not every record says otherwise."""
    sexes = _sexes_of(refs)
    if Sex.FEMALE in sexes:
        return True
    return False if sexes.count(Sex.MALE) == len(refs) else None


def kin_pairs(refs):
    """Unordered pairs of close relatives among ``refs``: public ids of persons, or ``user:<id>`` of their accounts."""
    users = {int(ref.removeprefix(_USER)) for ref in refs if ref.startswith(_USER) and ref[len(_USER) :].isdigit()}
    ids = [ref for ref in refs if ":" not in ref]
    persons = Person.objects.filter(public_id__in=ids) | Person.objects.filter(user_id__in=users)
    names = {}
    for pk, public_id, user_id in persons.values_list("id", "public_id", "user_id"):
        names[pk] = [ref for ref in (public_id, f"{_USER}{user_id}") if ref in refs]
    rows = Kinship.objects.filter(person__in=names, relative__in=names, ends_on__isnull=True)
    return {
        frozenset((one, other))
        for person, relative in rows.values_list("person_id", "relative_id")
        for one in names[person]
        for other in names[relative]
    }


def owners_of(user_id):
    """Whom an account belongs to: a queryset of one or none."""
    return Person.objects.filter(user_id=user_id)


def persons_tied_to(user_id):
    """The owner of an account, who lives with them and their close kin, as a queryset; who is which is not said."""
    living = HouseholdMember.objects.filter(ends_on__isnull=True)
    homes = living.filter(person__user_id=user_id).values("household")
    kin = Kinship.objects.filter(ends_on__isnull=True)
    return Person.objects.filter(
        Q(user_id=user_id)
        | Q(pk__in=living.filter(household__in=homes).values("person"))
        | Q(pk__in=kin.filter(person__user_id=user_id).values("relative"))
        | Q(pk__in=kin.filter(relative__user_id=user_id).values("person"))
    )
