from django.http import Http404
from django.shortcuts import render

from lianxin.kit import clock
from lianxin.kit.http import reads
from lianxin.needs import selectors as needs
from lianxin.portal import presenters
from lianxin.portal.selectors import story_of
from lianxin.territory import selectors as territory


@reads(public=True)
def story(request, public_id):
    """来龙去脉: the chain of one public need, from the voice to what came of it."""
    need = needs.find_public_need(public_id)
    if need is None:
        raise Http404
    context = {
        "need": need,
        "place": territory.full_name(need.division),
        "links": presenters.story_links(need, story_of(need, request.actor), clock.now()),
    }
    return render(request, "portal/story.html", context)
