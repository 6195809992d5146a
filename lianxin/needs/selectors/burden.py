"""Minutes of staff time per case: of a place, by the level of the unit that handled it and by category."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count

from lianxin.kit import clock
from lianxin.kit.tree import within
from lianxin.needs.calc.burden import Burden, added_up
from lianxin.needs.models import Need, NeedStep
from lianxin.needs.selectors.counting import month_end
from lianxin.needs.vocabulary import REQUESTER


@dataclass(frozen=True)
class MonthBurden:
    """Cases closed in a month with all their staff's steps; ``by_level`` has ``""`` for those no unit had."""

    overall: Burden
    by_level: dict
    by_category: dict


def month_burden(first, *, within_path=""):
    """What the cases cost that were closed in the month that begins on ``first``. Two queries; no name is looked at."""
    start, end = clock.day_start(first), clock.day_start(month_end(first) + timedelta(days=1))
    closed = Need.objects.filter(within(within_path, "division_path"), closed_at__gte=start, closed_at__lt=end)
    cases = {
        (level or "", category): count
        for level, category, count in closed.order_by()
        .values_list("unit__division__level", "category_id")
        .annotate(count=Count("id"))
    }
    steps = (
        NeedStep.objects.filter(
            within(within_path, "need__division_path"), need__closed_at__gte=start, need__closed_at__lt=end
        )
        .filter(by_id__isnull=False)
        .exclude(by_name=REQUESTER)
        .order_by()
        .values_list("need__unit__division__level", "need__category_id", "verb")
        .annotate(count=Count("id"))
    )
    sums = added_up(cases, (((level or "", category), verb, count) for level, category, verb, count in steps))
    by_level, by_category = {}, {}
    for (level, category), each in sums.items():
        by_level[level] = by_level.get(level, Burden()) + each
        by_category[category] = by_category.get(category, Burden()) + each
    return MonthBurden(sum(sums.values(), Burden()), by_level, by_category)
