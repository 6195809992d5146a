"""The register of organisations: what stands at a place, by the four structures, and who holds which post."""

from django.http import Http404, JsonResponse
from django.shortcuts import render

from lianxin.kit.everybody import same_for_everybody
from lianxin.kit.http import reads
from lianxin.kit.panels import panels_for
from lianxin.organisations import exports, policies, presenters, selectors
from lianxin.territory import selectors as territory


@reads(public=True)
def index(request):
    """Units of one place, side by side; the places below it as links."""
    place = territory.division_by_public_id(request.GET.get("place", "")) or territory.home_division(request.actor)
    context = {
        "place": place,
        "place_name": territory.full_name(place) if place else "",
        "parent": place.parent if place else None,
        "sides": list(selectors.units_by_structure(place).items()) if place else [],
        "below": territory.children_of(place)[:400],
        "may_found": bool(place and policies.can_manage_unit(request.actor, place.path)),
    }
    return render(request, "organisations/index.html", context)


@reads(public=True)
@same_for_everybody
def popolo(request):
    """Everything of the register as Popolo."""
    return JsonResponse(exports.popolo(), json_dumps_params={"ensure_ascii": False})


def unit_or_404(public_id):
    found = selectors.find_unit(public_id)
    if found is None:
        raise Http404
    return found


@reads(public=True)
def unit(request, public_id):
    """One unit: posts, who holds them since when and on what basis, relations, history."""
    found = unit_or_404(public_id)
    posts = selectors.posts_with_holders(found)
    context = {
        "unit": found,
        "size_words": presenters.size_words(found, posts),
        "place_name": territory.full_name(found.division),
        "posts": posts,
        "relations": selectors.relations_of(found),
        "former_names": found.former_names.order_by("-until"),
        "may_manage": bool(policies.can_manage_unit(request.actor, found.division_path, found.kind)),
        "panels": panels_for("unit", request.actor, found),
    }
    return render(request, "organisations/unit.html", context)
