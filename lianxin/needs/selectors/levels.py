"""A place and the ones right below it, month by month: what an officer looks at first."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction

from django.utils.timezone import localtime

from lianxin.kit import clock
from lianxin.kit.tree import ancestors, within
from lianxin.needs.calc import rates
from lianxin.needs.models import Need
from lianxin.needs.selectors.counting import Bucket, UnitRates, partly_weight, rates_of
from lianxin.needs.selectors.facts import case_facts, counted, days_taken, late_at
from lianxin.territory import selectors as territory

MONTHS = 12
#: The three rates look at so many days, like the public page.
RATE_DAYS = 90


@dataclass(frozen=True)
class Level:
    """One place: by month of receipt (the oldest first) how many came and which share was answered by the promise."""

    division: object
    months: list
    received: list
    kept: list[Fraction | None]
    overdue: int
    rates: UnitRates


@dataclass
class _Gathered:
    recent: Bucket
    by_month: dict = field(default_factory=dict)


def levels(place, *, at=None):
    """``(the place, those right below it in their own order)``, each a ``Level``. Four queries, however many."""
    at = at or clock.now()
    below = list(territory.children_of(place))
    months = _months_until(localtime(at).date())
    recent_from = clock.day_start(localtime(at).date() - timedelta(days=RATE_DAYS))
    gathered = {each.path: _Gathered(Bucket(each.short_name)) for each in (place, *below)}
    needs = Need.objects.filter(within(place.path, "division_path"), received_at__gte=clock.day_start(months[0]))
    for need in counted(needs, "division_path"):
        facts, month = case_facts(need), localtime(need.received_at).date().replace(day=1)
        for path in _here_and_below(need.division_path, gathered):
            gathered[path].by_month.setdefault(month, []).append(facts)
            if need.received_at >= recent_from:
                gathered[path].recent.cases.append(facts)
                gathered[path].recent.days += days_taken(need)
    late, weight = _overdue(place, gathered, at), partly_weight(place.path)

    def level(division):
        found = gathered[division.path]
        return Level(
            division,
            months,
            [len(found.by_month.get(month, ())) for month in months],
            [rates.on_time(found.by_month.get(month, ()), at).value for month in months],
            late[division.path],
            rates_of(found.recent, at, weight),
        )

    return level(place), [level(each) for each in below]


def _months_until(day):
    """First days of the last twelve months, this one included, the oldest first."""
    number = day.year * 12 + day.month - 1
    return [day.replace(year=each // 12, month=each % 12 + 1, day=1) for each in range(number - MONTHS + 1, number + 1)]


def _here_and_below(path, gathered):
    return [up for up in ancestors(path, include_self=True) if up in gathered]


def _overdue(place, gathered, at):
    """Open, not answered and past the promise, by place; of any age."""
    late = Need.objects.filter(late_at(at), within(place.path, "division_path"), still_open=1)
    paths = late.values_list("division_path", flat=True)
    return Counter(up for path in paths for up in _here_and_below(path, gathered))
