"""组织覆盖: what is reached and what is not, level by level."""

from django.http import Http404
from django.shortcuts import render

from lianxin.coverage import policies, presenters, selectors
from lianxin.kit.http import reads


@reads
def show(request):
    """A place with its parts, and the places below it that lack something."""
    place = selectors.place_to_read(request.actor, request.GET.get("place", ""))
    if place is None and request.GET.get("place"):
        raise Http404
    policies.can_read_coverage(request.actor, place.path if place else "").or_raise()
    found = selectors.coverage(place)
    context = {
        "place": place,
        "headings": presenters.headings(),
        "whole": presenters.counts(found.whole),
        "places": found.whole.places,
        "parts": presenters.part_rows(found.parts),
        "gaps": presenters.gap_rows(found.gaps),
    }
    return render(request, "coverage/show.html", context)
