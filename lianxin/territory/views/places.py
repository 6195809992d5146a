"""The register of places, for everybody to read: browse, search, and what a place was called before."""

from django.http import JsonResponse
from django.shortcuts import render

from lianxin.kit.http import reads
from lianxin.kit.paging import page
from lianxin.territory import selectors
from lianxin.territory.views import keeping
from lianxin.territory.views.common import place_or_404


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
    division = place_or_404(public_id)
    context = {
        "division": division,
        "full_name": selectors.full_name(division),
        "parent": division.parent,
        "verbs": keeping.verbs_for(request.actor, division),
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
