"""Whom to ring at which door: for the rooms above that keep in touch with households."""

from lianxin.kit import clock
from lianxin.kit.sql import compiled
from lianxin.kit.tree import within
from lianxin.people.models import Household, HouseholdMember


def living_households(path=""):
    """Households at and below a place that have not ended, as a queryset."""
    return Household.objects.filter(within(path, "division_path"), ended_on__isnull=True)


def members_by_household(household_ids):
    """``{household id: [person, …]}`` of the open members, the representative first: one query."""
    found = {key: [] for key in household_ids}
    members = HouseholdMember.objects.filter(household__in=list(found), ends_on__isnull=True)
    for member in members.select_related("person").order_by("-role", "id"):
        found[member.household_id].append(member.person)
    return found


def homes_named(name):
    """Households in which somebody of exactly this name lives: a queryset."""
    return Household.objects.filter(members__ends_on__isnull=True, members__person__name=name)


def households_by_id(keys):
    """``{id: household}``, those that ended too: one query, none for nobody."""
    chosen = list(keys)
    return Household.objects.in_bulk(chosen) if chosen else {}


def homes_of(person_ids):
    """Households in which these live; no query for nobody."""
    chosen = list(person_ids)
    return list(Household.objects.filter(members__ends_on__isnull=True, members__person__in=chosen)) if chosen else []


def homes_with(persons):
    """Keys of the households in which one of a queryset of persons lives, as a queryset."""
    return HouseholdMember.objects.filter(ends_on__isnull=True, person__in=persons).values("household")


def household_of_user(user_id):
    """The household the owner of this account belongs to now, or ``None``."""
    found = _household_of_user(user_id) if user_id is not None else []
    return found[0] if found else None


def household_of(person):
    """The household the person belongs to now, or ``None``."""
    return _household_with(members__person=person).first()


def homes_before(household):
    """Keys of a household and of those it moved from, the newest first. No query for who never moved."""
    keys, earlier = [household.pk], household.moved_from_id
    while earlier:
        keys.append(earlier)
        earlier = Household.objects.values_list("moved_from", flat=True).get(pk=earlier)
    return keys


def home_now(household):
    """What a household became by moving: itself for most, without a query."""
    while household.ended_on:
        later = Household.objects.select_related("division").filter(moved_from=household).first()
        if later is None:
            break
        household = later
    return household


def homes_now(keys):
    """Keys of what these households became by moving, however often. A query for each time."""
    found, newest = set(), set(keys)
    while newest:
        newest = set(Household.objects.filter(moved_from__in=newest).values_list("pk", flat=True))
        found |= newest
    return found


def households_of(person):
    """The households the person belongs to now, for a subquery."""
    return Household.objects.filter(members__ends_on__isnull=True, members__person=person.pk).order_by()


def _household_with(**member):
    found = Household.objects.filter(members__ends_on__isnull=True, **member).select_related("division")
    return found.order_by("pk")


@compiled
def _household_of_user(user_id):
    return _household_with(members__person__user_id=user_id)[:1]


def priority_households(household_ids):
    """Those among them with a priority label of any kind in force; which kind is not said. One query."""
    members = HouseholdMember.objects.filter(
        household__in=list(household_ids),
        ends_on__isnull=True,
        person__labels__ended_on__isnull=True,
        person__labels__expires_on__gte=clock.today(),
    )
    return set(members.values_list("household_id", flat=True))
