"""For deciding whom to send to which household. What is answered here is weighed by a rule and not shown to anybody."""

from datetime import date

from lianxin.people.calc.position import metres_from
from lianxin.people.models import HouseholdMember, Person, PriorityLabel
from lianxin.people.policies import standing_labels


def labels_by_household(household_ids):
    """``{household id: {label, …}}`` of the priority labels its members have today: one query."""
    found = {}
    labels = PriorityLabel.objects.filter(
        standing_labels(),
        ended_on__isnull=True,
        person__memberships__household__in=list(household_ids),
        person__memberships__ends_on__isnull=True,
    )
    for household, label in labels.values_list("person__memberships__household", "label"):
        found.setdefault(household, set()).add(label)
    return found


def spots(households):
    """``{household id: (east, north)}`` in whole metres from the first of these whose position is known; no query."""
    known = [each for each in households if each.position]
    return {each.pk: metres_from(known[0].position, each.position) for each in known}


def households_of_users(user_ids):
    """``{user id: household}`` that the owners of these accounts belong to now: one query."""
    members = HouseholdMember.objects.filter(
        person__user_id__in=list(user_ids), ends_on__isnull=True, household__ended_on__isnull=True
    )
    return {member.person.user_id: member.household for member in members.select_related("household", "person")}


def births_of(person_ids):
    """``{person id: (sex, (earliest, latest day of birth) or None)}``; only a year known is that whole year."""
    found = {}
    rows = Person.objects.filter(pk__in=list(person_ids)).values_list("pk", "sex", "birth_date", "birth_year")
    for key, sex, born, year in rows:
        span = (born, born) if born else (date(year, 1, 1), date(year, 12, 31)) if year else None
        found[key] = (sex, span)
    return found
