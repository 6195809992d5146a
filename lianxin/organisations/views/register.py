"""The register of organisations: what stands at a place, by the four structures, and who holds which post."""

from django.http import JsonResponse
from django.shortcuts import render

from lianxin.kit import clock
from lianxin.kit.everybody import same_for_everybody
from lianxin.kit.http import reads
from lianxin.kit.panels import panels_for
from lianxin.organisations import exports, forms, policies, presenters, selectors
from lianxin.organisations.views import changing
from lianxin.organisations.views.common import unit_or_404
from lianxin.territory import selectors as territory


@reads(public=True)
def index(request):
    """Units of one place, side by side; the places below it as links."""
    place = territory.division_by_public_id(request.GET.get("place", "")) or territory.home_division(request.actor)
    day_form = forms.DayForm(request.GET or None)
    on = (day_form.is_valid() and day_form.cleaned_data["on"]) or clock.today()
    may_manage = bool(place and policies.can_manage_unit(request.actor, place.path))
    context = {
        "place": place,
        "place_name": territory.full_name(place) if place else "",
        "name_then": territory.name_on(place, on) if place else "",
        "parent": place.parent if place else None,
        "day_form": day_form,
        "on": on,
        "is_past": on != clock.today(),
        "sides": list(selectors.units_by_structure(place, on).items()) if place else [],
        "below": territory.children_on(place, on)[:400],
        "may_found": may_manage and not place.valid_to,
        "left_behind": selectors.places_left_behind(place) if may_manage else [],
    }
    return render(request, "organisations/index.html", context)


@reads(public=True)
@same_for_everybody
def popolo(request):
    """Everything of the register as Popolo."""
    return JsonResponse(exports.popolo(), json_dumps_params={"ensure_ascii": False})


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
        "history": selectors.history_of(found),
        "verbs": changing.verbs(),
        "may_manage": bool(policies.can_manage_unit(request.actor, found.division_path, found.kind)),
        "panels": panels_for("unit", request.actor, found),
    }
    return render(request, "organisations/unit.html", context)
