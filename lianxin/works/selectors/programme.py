"""The indicators of a place in a year: what it told, and what is counted from the records kept here."""

from dataclasses import dataclass

from django.db.models import Sum

from lianxin.bulletin import selectors as board
from lianxin.deliberation import selectors as hall
from lianxin.kit import clock
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
    """Every indicator of a place, in the order of their list. What is counted here is counted for the running year only."""
    told = {}
    for each in Reading.objects.filter(division=division, year=year).order_by("id"):
        told[each.code] = Value(None, each.value, each.whole, each.words)
    if year == clock.today().year:
        told |= _counted(division, year)
    return [
        Value(each, *((found.value, found.whole, found.words) if (found := told.get(each.code)) else ()))
        for each in INDICATORS
    ]


def years_told(division):
    """Years something was told for, and the running one; the newest first."""
    told = Reading.objects.filter(division=division).order_by().values_list("year", flat=True).distinct()
    return sorted({*told, clock.today().year}, reverse=True)


def _counted(division, year):
    today = clock.today()
    due = [row for row in board.due_list(division, today) if row.due < today]
    decided = [each for each in hall.resolutions(place=division.path, size=500) if each.due_on < today]
    carried = sum(each.state == "implemented" for each in decided)
    labour = Movement.objects.filter(
        within(division.path, "project__division_path"), line__source__in=LABOURS, on__year=year
    )
    return {
        "disclosure": Value(None, sum(_in_time(row) for row in due), len(due) or None),
        "topics": Value(None, carried, len(decided) or None),
        "labour_days": Value(None, labour.aggregate(total=Sum("amount"))["total"] or 0),
    }


def _in_time(row):
    return (
        row.is_done and clock.day_of(row.notice.posted_at) <= row.due
        if row.is_done and row.notice.posted_at
        else row.is_done
    )
