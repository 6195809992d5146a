"""A person or a household held until the transaction ends, as the database has them now."""

from lianxin.kit.actions import action
from lianxin.people.errors import RecordRestricted
from lianxin.people.models import Household, Person


def held_person(person):
    """The person anew and locked: what is saved rests on no older copy."""
    return Person.objects.select_for_update(of=("self",)).select_related("division", "user").get(pk=person.pk)


@action
def hold_household(*, household):
    """The household anew and locked, for what another room keeps only once for each."""
    return Household.objects.select_for_update(of=("self",)).get(pk=household.pk)


def usable_person(person):
    """The same, for whoever fills or uses the record; a restricted one is only kept (PIPL Art. 47)."""
    found = held_person(person)
    if found.restricted_at:
        raise RecordRestricted
    return found
