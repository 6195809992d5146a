"""What a case costs its staff: for everybody to read."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.http import day_written, reads
from lianxin.needs import selectors
from lianxin.needs.presenters.burden import burden_row, burden_rows, level_name, step_minutes
from lianxin.needs.selectors.burden import month_burden
from lianxin.needs.views.steps import STEPS
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import Level


@reads(public=True)
def burden(request):
    """Minutes of staff time per case closed in a month, estimated from the steps of the record."""
    place = territory.division_by_public_id(request.GET.get("place", ""))
    if place is not None and place.level not in (Level.COUNTY, Level.TOWNSHIP):
        raise Http404  # of one village it would be about one or two people
    this = clock.today().replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    first = min(day_written(f"{request.GET.get('month', '')}-01", last).replace(day=1), this)
    found = month_burden(first, within_path=place.path if place else "")
    names = {category.pk: str(category) for category in selectors.all_categories()}
    levels = [level for level in (*Level.values, "") if level in found.by_level]
    by_category = sorted(found.by_category.items(), key=lambda pair: -pair[1].minutes)
    context = {
        "place": place,
        "month": f"{first:%Y-%m}",
        "overall": burden_row(_("合计"), found.overall),
        "has_cases": found.overall.cases > 0,
        "levels": burden_rows([(level_name(level), found.by_level[level]) for level in levels]),
        "categories": burden_rows([(names[key], each) for key, each in by_category]),
        "minutes": step_minutes(
            {step.verb: step.label for step in STEPS.values() if step.verb} | {"register": _("代为登记")}
        ),
    }
    return render(request, "needs/burden.html", context)
