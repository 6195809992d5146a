"""The indicators of a place in a year: what it told, and what is counted from the records kept here."""

from dataclasses import dataclass

from django.db.models import Sum

from lianxin.deliberation import selectors as hall
from lianxin.kit import clock
from lianxin.kit.measures import measured
from lianxin.kit.tree import within
from lianxin.works.models import Movement, Reading
from lianxin.works.vocabulary import INDICATORS, LABOURS, Indicator


@dataclass(frozen=True)
class Value:
    """``value`` of ``whole``, or a number of its own; nothing where nobody has told it. ``words`` say where it comes from."""

    indicator: Indicator
    value: int | None = None
    whole: int | None = None
    words: str = ""


def programme(division, year):
    """``(every indicator of a place in the order of their list, years something was told for and the running one)``.

    What is counted from the records, here and in the rooms that registered it, is counted for the running year only.
    """
    told: dict = {}
    years = {clock.today().year}
    for each in Reading.objects.filter(division=division).order_by("id"):
        years.add(each.year)
        if each.year == year:
            told[each.code] = (each.value, each.whole, each.words)
    if year == clock.today().year:
        told |= _counted(division, year) | measured(division)
    values = [Value(each, *told.get(each.code, ())) for each in INDICATORS]
    return values, sorted(years, reverse=True)


def _counted(division, year):
    today = clock.today()
    decided = [each for each in hall.resolutions(place=division.path, size=500) if each.due_on < today]
    carried = sum(each.state == "implemented" for each in decided)
    labour = Movement.objects.filter(
        within(division.path, "project__division_path"), line__source__in=LABOURS, on__year=year
    )
    return {
        "topics": (carried, len(decided) or None),
        "labour_days": (labour.aggregate(total=Sum("amount"))["total"] or 0,),
    }
