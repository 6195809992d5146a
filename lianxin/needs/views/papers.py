"""Papers to print: the poster of a place, the sheets of a case, the analysis of a month."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from lianxin.kit import clock
from lianxin.kit.http import day_written, reads
from lianxin.kit.prints import as_on_paper, code_of, paper_response
from lianxin.needs import exports, policies, presenters, selectors
from lianxin.needs.forms import PosterForm
from lianxin.needs.selectors import orders
from lianxin.needs.views.cases import is_requester_here, viewer_of
from lianxin.territory import selectors as territory


def _told_at(request, division):
    """Where the code of a place leads."""
    return request.build_absolute_uri(f"{reverse('needs:tell')}?place={division.public_id}&scanned=1")


@reads
def posters(request):
    """扫码海报: choose a place, see its code, print it."""
    policies.can_use_queue(request.actor).or_raise()
    form = PosterForm(request.GET if "place" in request.GET else None)
    place = form.cleaned_data["place"] if form.is_valid() else None
    if not form.is_bound:
        place = territory.home_division(request.actor)
        form = PosterForm(initial={"place": place})
    context = {
        "form": form,
        "place": place,
        "below": list(territory.children_of(place)) if place else [],
        "code": code_of(_told_at(request, place)) if place else "",
        "address": _told_at(request, place) if place else "",
    }
    return render(request, "needs/posters.html", context, status=422 if form.errors else 200)


@reads(public=True)
def poster(request, public_id):
    """The poster of a place as PDF; it holds nothing that is not public."""
    place = territory.division_by_public_id(public_id)
    if place is None:
        raise Http404
    words = exports.poster(place, territory.full_name(place), _told_at(request, place))
    return paper_response("poster", words, f"扫码海报-{place.short_name}.pdf")


@reads(public=True)
def sheet(request, public_id, kind):
    """A sheet of a case as PDF, with the contact shown or masked as on the page of the case."""
    viewer = viewer_of(request, public_id)
    need = viewer.need
    as_requester = is_requester_here(viewer)
    if kind not in exports.sheets_for(need, as_requester=as_requester):
        raise Http404
    upstream = orders.upstream_of(need)
    with as_on_paper():
        case = exports.Case(
            need,
            presenters.facts(
                need,
                viewer,
                as_requester=as_requester,
                promise=selectors.promise_of(need, upstream.due_at if upstream else None),
                upstream=upstream,
            ),
            presenters.timeline(need, internal=False),
            list(need.extensions.select_related("asked_by").order_by("id")),
            list(need.callbacks.all()),
        )
        words = exports.sheet(
            kind,
            case,
            address=request.build_absolute_uri(reverse("needs:case", args=[need.public_id])),
            at=clock.now(),
            by=request.user.name if request.actor.is_user else "诉求人",
        )
    return paper_response("sheet", words, f"{exports.SHEETS[kind].title}-{need.number}.pdf")


@reads
def monthly(request):
    """The analysis of a month as PDF, of a place whose needs I may read; last month unless another is asked for."""
    place = territory.division_by_public_id(request.GET.get("place", "")) or territory.home_division(request.actor)
    policies.can_see_analysis(request.actor, place.path if place else "").or_raise()
    last = clock.today().replace(day=1) - timedelta(days=1)
    first = day_written(f"{request.GET.get('month', '')}-01", last).replace(day=1)
    path = place.path if place else ""
    overall, units = selectors.three_rates(start=first, end=selectors.month_end(first), within_path=path)
    with as_on_paper():
        words = exports.monthly(
            way=territory.full_name(place) if place else "",
            first=first,
            counts=selectors.month_counts(first, within_place=place),
            overall=overall,
            units=units,
            address=request.build_absolute_uri(
                f"{reverse('needs:rates')}?place={place.public_id if place else ''}&from={first}&to={selectors.month_end(first)}"
            ),
            at=clock.now(),
        )
    return paper_response("report", words, f"诉求分析-{first:%Y-%m}.pdf")
