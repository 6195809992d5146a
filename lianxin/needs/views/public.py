"""What everybody may read: public needs with their promised dates, and the three rates."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lianxin.kit import clock
from lianxin.kit.everybody import same_for_everybody
from lianxin.kit.faults import address_of
from lianxin.kit.http import day_written, reads
from lianxin.needs import exports, policies, presenters, selectors
from lianxin.needs.calc.periods import public_quarters, quarter_of
from lianxin.territory import selectors as territory


@reads(public=True)
@same_for_everybody
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
        "thing_address": address_of(need.source_kind, need.source_id),
        "face": presenters.clock_face(need, clock.now()),
        "timeline": presenters.public_timeline(need),
        "place": territory.full_name(need.division),
        "may_follow": need.is_open and bool(policies.can_follow_need(request.actor, need)),
        "follows": selectors.is_following(request.actor, need),
    }
    return render(request, "needs/public_case.html", context)


@reads(public=True)
@same_for_everybody
def rates(request):
    """The three rates of a place and its units: of any period for who answers for it, of a settled quarter for everybody."""
    place = territory.division_by_public_id(request.GET.get("place", ""))
    by = "place" if request.GET.get("by") == "place" else "unit"
    path = place.path if place else ""
    here = place or (territory.children_of(None).first() if request.actor.is_user else None)
    may_analyse = here is not None and policies.can_see_analysis(request.actor, here.path)
    context = _any_period(request.GET, path, by) if may_analyse else _settled_quarter(request.GET, path, by)
    overall, rows = context.pop("found")
    context |= {
        "place": place,
        "by": by,
        "rows": presenters.rates_table(overall, rows),
        "promises": presenters.promise_facts(overall),
        "may_analyse": bool(may_analyse),
        "may_recount": all(getattr(overall, name) is not None for name in selectors.RATES),
    }
    return render(request, "needs/rates.html", context)


@reads(public=True)
def rates_bundle(request):
    """The same rates for ``lianxin-recount``: of any period for who answers for the place, of a settled quarter with cases
    enough for everybody."""
    place = territory.division_by_public_id(request.GET.get("place", ""))
    path = place.path if place else ""
    here = place or (territory.children_of(None).first() if request.actor.is_user else None)
    if here is not None and policies.can_see_analysis(request.actor, here.path):
        start, end = _period(request.GET)
    else:
        quarter = _quarter(request.GET)
        overall, _rows = selectors.public_rates(quarter=quarter, within_path=path)
        if any(getattr(overall, name) is None for name in selectors.RATES):
            raise Http404  # so few that a list of them points at somebody
        start, end = quarter.start, quarter.end
    seal, packed = exports.rates_bundle(start=start, end=end, place=place)
    name = f"three-rates-{start}-{end}-{seal[:12]}.zip"
    return HttpResponse(
        packed, content_type="application/zip", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _any_period(asked, path, by):
    start, end = _period(asked)
    return {
        "start": start,
        "end": end,
        "bundle_of": f"from={start}&to={end}",
        "found": selectors.three_rates(start=start, end=end, within_path=path, by=by),
    }


def _period(asked):
    end = day_written(asked.get("to", ""), clock.today())
    return day_written(asked.get("from", ""), end - timedelta(days=90)), end


def _quarter(asked):
    """The quarter that holds the day asked for, else the newest."""
    choice = public_quarters(clock.today())
    day = day_written(asked.get("from", ""), None)
    return quarter_of(day) if day and quarter_of(day) in choice else choice[0]


def _settled_quarter(asked, path, by):
    quarter = _quarter(asked)
    return {
        "quarters": presenters.quarter_options(public_quarters(clock.today()), quarter),
        "bundle_of": f"from={quarter.start}",
        "found": selectors.public_rates(quarter=quarter, within_path=path, by=by),
    }
