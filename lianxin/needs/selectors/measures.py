"""What this room counts of a place for the indicators of a programme."""

from datetime import date

from lianxin.kit import clock
from lianxin.kit.tree import within
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import Solved

#: Fewer could be told apart.
_LEAST = 5


def solved_at(division):
    """``(solved, called back)`` of what was closed in the running year; ``None`` for fewer than may be told. One query."""
    first = clock.day_start(date(clock.today().year, 1, 1))
    rows = Need.objects.filter(within(division.path, "division_path"), closed_at__gte=first).exclude(solved="")
    told = list(rows.values_list("solved", flat=True))
    return (sum(each == Solved.YES for each in told), len(told)) if len(told) >= _LEAST else None
