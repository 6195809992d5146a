"""Names no notice may show: for the check of what is posted, shown to nobody."""

from django.db.models import Q

from lianxin.kit import clock
from lianxin.kit.tree import within
from lianxin.people.models import Person

_AGE_OF_MAJORITY = 18


def names_of_minors(division):
    """Full names of everybody at a place who is under eighteen today: one query."""
    today = clock.today()
    year = today.year - _AGE_OF_MAJORITY
    born = (
        Q(birth_date__year__gt=year)
        | Q(birth_date__year=year, birth_date__month__gt=today.month)
        | Q(birth_date__year=year, birth_date__month=today.month, birth_date__day__gt=today.day)
    )
    young = born | Q(birth_date__isnull=True, birth_year__gte=year)
    return _names(division, young)


def names_at(division):
    """Full names of everybody who is registered at a place: one query."""
    return _names(division, Q())


def names_under_care(division):
    """Full names of everybody at a place who has a priority label today: one query."""
    return _names(division, Q(labels__ended_on__isnull=True, labels__isnull=False))


def _names(division, which):
    people = Person.objects.filter(which, within(division.path, "division_path"), died_on__isnull=True)
    return sorted(set(people.values_list("name", flat=True)))
