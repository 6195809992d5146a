"""What everybody may read: public needs with their promised dates, and the three rates."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import render

from lianxin.kit import clock
from lianxin.kit.http import reads
from lianxin.needs import policies, presenters, selectors
from lianxin.territory import selectors as territory


@reads(public=True)
def public_list(request):
    """Needs whose requesters agreed to show them, with the promised date of each."""
    place = territory.division_by_public_id(request.GET.get("place", ""))
    asked = {name: request.GET.get(name, "") for name in ("state", "category", "days")}
    page = selectors.public_needs(place=place.path if place else "", **asked, cursor=request.GET.get("after", ""))
    now = clock.now()
    context = {
        "page": page,
        "rows": [presenters.public_row(need, now) for need in page],
        "place": place,
        "asked": asked,
        "narrowed": bool(place or any(asked.values())),
        "category_options": presenters.options(((c.code, c) for c in selectors.categories()), asked["category"]),
        "period_options": presenters.options(presenters.PERIODS, asked["days"]),
        "query": presenters.query_without(request.GET, "after"),
    }
    return render(request, "needs/public_list.html", context)


@reads(public=True)
def public_case(request, public_id):
    """One public need: what, where about, who handles it, by when, how far."""
    need = selectors.find_public_need(public_id)
    if need is None:
        raise Http404
    context = {
        "need": need,
        "face": presenters.clock_face(need, clock.now()),
        "timeline": presenters.public_timeline(need),
        "place": territory.full_name(need.division),
        "may_follow": need.is_open and bool(policies.can_follow_need(request.actor, need)),
        "follows": selectors.is_following(request.actor, need),
    }
    return render(request, "needs/public_case.html", context)


@reads(public=True)
def rates(request):
    """The three rates of a place and its units over a period."""
    place = territory.division_by_public_id(request.GET.get("place", ""))
    end = presenters.day_or(request.GET.get("to", ""), clock.today())
    start = presenters.day_or(request.GET.get("from", ""), end - timedelta(days=90))
    by = "place" if request.GET.get("by") == "place" else "unit"
    here = place or (territory.children_of(None).first() if request.actor.is_user else None)
    may_analyse = here is not None and policies.can_see_analysis(request.actor, here.path)
    found = selectors.three_rates if may_analyse else selectors.public_rates
    overall, rows = found(start=start, end=end, within_path=place.path if place else "", by=by)
    context = {
        "place": place,
        "start": start,
        "end": end,
        "by": by,
        "rows": presenters.rates_table(overall, rows),
        "promises": presenters.promise_facts(overall),
        "may_analyse": bool(may_analyse),
    }
    return render(request, "needs/rates.html", context)
