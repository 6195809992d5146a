"""The register of places, for everybody to read: browse, search, and what a place was called before."""

from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.paging import page
from lianxin.territory import policies, selectors, services
from lianxin.territory.forms import DayForm


@reads(public=True)
def show_places(request):
    """The top of the tree, or with ``q`` every place the words may mean, each with its whole way."""
    text = request.GET.get("q", "").strip()[:80].replace("\0", "")
    context = {"text": text}
    if text:
        context["found"] = selectors.search(text)
    else:
        context["below"] = page(
            selectors.children_of(None), order=("code", "path"), cursor=request.GET.get("cursor", ""), size=50
        )
    return render(request, "territory/places.html", context)


@reads(public=True)
def show_place(request, public_id):
    """One place: both codes after a recode, former names, where it came from, and what lies below."""
    division = selectors.division_by_public_id(public_id)
    if division is None:
        raise Http404
    context = {
        "division": division,
        "full_name": selectors.full_name(division),
        "parent": division.parent,
        "history": selectors.history_of(division),
        "below": page(
            selectors.children_of(division), order=("code", "path"), cursor=request.GET.get("cursor", ""), size=50
        ),
    }
    return render(request, "territory/place.html", context)


@reads(public=True)
def search_places(request):
    """The same search for pickers: ``{"places": [{id, name, full_name, code, level}]}``."""
    text = request.GET.get("q", "").strip()[:80].replace("\0", "")
    places = [
        {"id": p.public_id, "name": p.name, "full_name": p.full_name, "code": p.code, "level": p.level}
        for p in selectors.search(text)
    ]
    return JsonResponse({"places": places})


@writes
def set_calendar(request, public_id):
    """The days a place changed in the working calendar; the county adds one."""
    division = selectors.division_by_public_id(public_id)
    if division is None:
        raise Http404
    may_set = bool(policies.can_set_calendar(request.actor, division.path))
    form = DayForm(*posted(request))
    if request.method == "POST":
        policies.can_set_calendar(request.actor, division.path).or_raise()
        if form.is_valid():
            try:
                services.set_day(division=division, by=request.actor, **form.cleaned_data)
                return redirect("territory:calendar", division.public_id)
            except RuleBroken as broken:
                form.add_error(broken.field if broken.field in form.fields else None, str(broken))
    context = {
        "division": division,
        "form": form,
        "may_set": may_set,
        "changes": selectors.calendar_changes(division)[:200],
        "announced_until": selectors.work_calendar(division).announced_until,
    }
    return render(request, "territory/calendar.html", context, status=422 if form.errors else 200)
