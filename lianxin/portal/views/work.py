"""今日要办, 管理 and the search box."""

from django.http import Http404
from django.shortcuts import render

from lianxin.kit import clock
from lianxin.kit.http import reads
from lianxin.kit.navigation import Place, links_for
from lianxin.kit.waiting import waiting_for
from lianxin.needs import policies
from lianxin.needs import selectors as needs
from lianxin.portal import presenters
from lianxin.portal.selectors import search_everything
from lianxin.territory import selectors as territory


@reads
def inbox(request):
    """What waits for me, ordered by the clock, each with its next action."""
    now = clock.now()
    own = needs.inbox(request.actor)
    rows = presenters.inbox_rows(own, now, request.actor, beside=waiting_for(request.actor, now))
    context = {
        "rows": rows, "today": clock.today(), "may_take": bool(policies.can_take_needs(request.actor)),
        "is_cut_off": len(own) == needs.MOST_IN_INBOX,
    }  # fmt: skip
    return render(request, "portal/inbox.html", context)


@reads
def levels(request):
    """各地: my level and those below it, each figure with what it is made of; one click further down."""
    place = territory.division_by_public_id(request.GET.get("place", "")) or territory.home_division(request.actor)
    policies.can_see_analysis(request.actor, place and place.path).or_raise()
    if place is None:
        raise Http404
    own, below = presenters.level_rows(needs.levels(place))
    above = place.parent if place.parent_id else None
    context = {
        "place": place,
        "above": above if above and policies.can_see_analysis(request.actor, above.path) else None,
        "own": own,
        "below": below,
    }
    return render(request, "portal/levels.html", context)


@reads
def manage(request):
    """管理: rules, places, posts and records this person may look after."""
    return render(request, "portal/manage.html", {"links": links_for(Place.MANAGE, request.actor)})


@reads(public=True)
def search(request):
    """People, needs, units and places, as far as I may see them."""
    text = request.GET.get("q", "").strip()
    found = search_everything(text, request.actor)
    context = {"text": text, "found": found, "groups": presenters.found_groups(found, clock.now())}
    return render(request, "portal/search.html", context)
