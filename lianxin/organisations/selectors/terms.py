"""The term of a place's committee."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min, Q

from lianxin.kit import clock
from lianxin.organisations.calc.kinds import term_years
from lianxin.organisations.models import Tenure
from lianxin.organisations.selectors.dates import current, lasting
from lianxin.organisations.selectors.units import units_within_any
from lianxin.organisations.vocabulary import ELECTIVE, Selection, UnitKind
from lianxin.territory.vocabulary import Level

_COMMITTEES = (UnitKind.VILLAGERS_COMMITTEE, UnitKind.RESIDENTS_COMMITTEE)


@dataclass(frozen=True)
class Term:
    """From the day the committee of a place took office to the day its term is over."""

    starts_on: date
    ends_on: date | None


def committee_tenures(division):
    """What runs of the term of a place's committee, as a queryset; ``division`` may be an ``OuterRef``."""
    of_committee = {"post__unit__division": division, "post__unit__kind__in": _COMMITTEES}
    unexpired = Q(term_ends_on__isnull=True) | Q(term_ends_on__gt=clock.today())
    return Tenure.objects.filter(current(), unexpired, **of_committee)


def last_term_end(unit):
    """The last day of the term the elected of a body serve or last served, delegates left out; ``None`` where none is known.

    Two queries.
    """
    elected = Tenure.objects.filter(
        post__unit=unit, post__selection=Selection.ELECTED, post__is_delegate=False, term_ends_on__isnull=False
    )
    serving = elected.filter(lasting())
    return (serving if serving.exists() else elected).aggregate(end=Max("term_ends_on"))["end"]


def units_ending(paths, by):
    """Living units at and below these places whose elected serve a term that ends by a day, each with ``term_ends``, the
    soonest first: a queryset."""
    held = "posts__tenures__"
    serving = Q(lasting(held), posts__selection__in=ELECTIVE, posts__is_delegate=False, posts__ended_on__isnull=True)
    ends = Max(f"{held}term_ends_on", filter=serving)
    found = units_within_any(paths).annotate(term_ends=ends).filter(term_ends__lte=by)
    return found.select_related("division").order_by("term_ends", "id")


def running_term_end(post, on):
    """The last day of the term that those elected as to this post serve on a day; ``None`` where nobody does.

    Delegates serve a term of their own; whom a committee chose serves the committee's, and gives it none.
    """
    ways = ELECTIVE if post.selection == Selection.PLENUM else (Selection.ELECTED,)
    serving = Tenure.objects.filter(
        lasting(on=on), post__unit=post.unit, post__selection__in=ways, post__is_delegate=post.is_delegate,
        term_ends_on__gt=on,
    )  # fmt: skip
    return serving.aggregate(end=Max("term_ends_on"))["end"]


def term_years_of(unit):
    """How many years a unit serves, by its kind and the place it stands at; 0: no term of its own."""
    return term_years(unit.kind, in_village=unit.division.level in (Level.VILLAGE, Level.GROUP, Level.GRID))


def term_of(division):
    """The present ``Term`` of the place's committee, or ``None``: who joined later does not begin one."""
    found = committee_tenures(division).aggregate(start=Min("starts_on"), end=Max("term_ends_on"))
    return Term(found["start"], found["end"]) if found["start"] else None
