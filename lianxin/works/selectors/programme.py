"""The indicators of a place in a year: what it told, and what is counted from the records kept here."""

from dataclasses import dataclass
from datetime import date

from lianxin.deliberation import selectors as hall
from lianxin.kit import clock
from lianxin.kit.measures import measured
from lianxin.kit.tree import within
from lianxin.ledger import selectors as ledger
from lianxin.territory import selectors as territory
from lianxin.works.models import Card, Measured, Movement, Project, Reading
from lianxin.works.selectors.money import purse_of, sums_of
from lianxin.works.vocabulary import INDICATORS, LABOURS, Indicator


@dataclass(frozen=True)
class Value:
    """``value`` of ``whole``, or a number of its own; nothing where nobody has told it. ``words`` say where it comes from,
    ``on`` of which day it is; ``formula`` and ``source`` are those of that day, not of the list as it is now."""

    indicator: Indicator
    value: int | None = None
    whole: int | None = None
    words: str = ""
    on: date | None = None
    formula: str = ""
    source: str = ""


def programme(division, year):
    """``(every indicator of a place in the order of their list, years something is known of and the running one)``: two queries."""
    told: dict = {}
    years = {clock.today().year}
    for each in Reading.objects.filter(division=division).order_by("id"):
        years.add(each.year)
        if each.year == year:
            told[each.code] = (each.value, each.whole, each.words, clock.day_of(each.at), each.formula, each.source)
    for count in Measured.objects.filter(division=division):
        years.add(count.year)
        if count.year == year:
            told[count.code] = (count.value, count.whole, "", count.on, count.formula, count.source)
    values = [Value(each, *told.get(each.code, ())) for each in INDICATORS]
    return values, sorted(years, reverse=True)


def counted_now(division, year):
    """``{code: (value, …)}`` of everything this room and the others can count of a place in the running year."""
    return _counted(division, year) | measured(division)


def places_to_count():
    """Living places in which something is kept here: projects, or readings. Three queries."""
    paths: set[str] = set()
    for model in (Project, Reading):
        rows = model.objects.filter(division__valid_to__isnull=True).order_by()
        paths.update(rows.values_list("division__path", flat=True).distinct())
    return list(territory.divisions_at(paths).values())


def places_telling(path):
    """Places at and below a path of which something is known, in the order of the register: two or three queries."""
    paths: set[str] = set()
    for model in (Measured, Reading):
        rows = model.objects.filter(within(path, "division__path")).order_by()
        paths.update(rows.values_list("division__path", flat=True).distinct())
    return sorted(territory.divisions_at(paths).values(), key=lambda each: each.path)


def _counted(division, year):
    today = clock.today()
    decided = [each for each in hall.resolutions(place=division.path, size=500) if each.due_on < today]
    carried = sum(each.state == "implemented" for each in decided)
    labour = Movement.objects.filter(
        within(division.path, "project__division_path"), line__source__in=LABOURS, on__year=year
    )
    sold = Card.objects.filter(division=division, sold_entry_id__isnull=False).values_list("sold_entry_id", flat=True)
    income = ledger.income_at(division, list(sold))
    return {
        "topics": (carried, len(decided) or None),
        "labour_days": (purse_of(0, sums_of(labour)).received,),
    } | ({"income": income} if income else {})
