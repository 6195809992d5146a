"""组织覆盖: what is reached and what is not, level by level."""

from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.coverage import forms, policies, presenters, selectors, services
from lianxin.coverage.calc import tiles
from lianxin.kit import clock
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import Step, take_step

ASSIGN = Step("assign", "", _L("定谁来补"), forms.AssignForm, services.assign_gap, "gap", policies.can_assign_gap)


def place_read(request):
    """The place of the page, or the widest the actor leads; only who may read about it comes further."""
    place = selectors.place_to_read(request.actor, request.GET.get("place", ""))
    if place is None and request.GET.get("place"):
        raise Http404
    policies.can_read_coverage(request.actor, place.path if place else "").or_raise()
    return place


@reads
def show(request):
    """A place with its parts, and the places below it that lack something."""
    place = place_read(request)
    found = selectors.level(place)
    gaps, following = selectors.gaps_page(place.path, request.GET.get("after", ""))
    context = {
        "place": place,
        "headings": presenters.headings(),
        "whole": found.whole and presenters.counts(found.whole.reach),
        "places": found.whole and found.whole.reach.places,
        "months": selectors.work_months(place.path),
        "parts": presenters.part_rows(found.parts),
        "counted_at": found.counted_at,
        "is_uncounted": selectors.is_uncounted(place, found),
        "gaps": presenters.gap_rows(gaps, clock.today()),
        "next": following,
        "trend": presenters.trend_bars(found.trend),
        "may_assign": request.actor.holds(*policies.ASSIGNERS, path=place.path),
    }
    return render(request, "coverage/show.html", context)


@reads
def map_of(request):
    """The places below one in the county's own outlines, shaded by what they lack; nothing where no outlines were given.

    Where the operator names a source of pictures, this page alone may load them, from that host alone.
    """
    place = place_read(request)
    found = selectors.level(place)
    outlines = selectors.boundaries_of([part.place for part in found.parts])
    host = tiles.origin_of(settings.MAP_TILES)
    context = {
        "place": place,
        "map": presenters.map_of(found.parts, outlines, settings.MAP_TILES if host else ""),
        "is_uncounted": selectors.is_uncounted(place, found),
        "credit": settings.MAP_TILES_CREDIT or host,
    }
    shown = csp_update({"img-src": [host]})(render) if host and context["map"] else render
    return shown(request, "coverage/map.html", context)


@writes
def assign(request, public_id):
    """Who sees to a gap, and by when."""
    gap = selectors.find_gap(public_id)
    back = f"{reverse('coverage:show')}?place={gap.division.public_id}"
    if gap.site_id:
        back = reverse("coverage:site", args=[gap.site.public_id])
    return take_step(request, ASSIGN, gap, heading=presenters.gap_facts(gap), back=back)
