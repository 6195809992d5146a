"""Where work was done lately, by what other rooms wrote down when it was done. Whether, never how much and never by whom."""

from lianxin.activities import selectors as activities
from lianxin.kit import clock
from lianxin.liaison import selectors as liaison
from lianxin.needs import selectors as needs
from lianxin.territory import selectors as territory
from lianxin.territory.calc.terms import months_later


def worked_paths(path, *, leaving_out=()):
    """Paths of the places at and below one in which something was done in the stated time: three queries.

    A branch met, somebody was visited, or a need was answered; what units of the ids left out held does not count.
    """
    first = counted_from(path)
    return {
        *activities.paths_active_since(path, first, leaving_out=leaving_out),
        *liaison.visited_paths(path, first),
        *needs.answered_paths(path, first),
    }


def counted_from(path):
    """From which day on something done counts as lately, by the rules of a place."""
    return months_later(clock.today(), -work_months(path))


def work_months(path):
    """So many months back is lately, by the rules of a place."""
    return int(territory.profile_at(path).value("coverage.work_months"))
