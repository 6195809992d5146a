"""Whose term is nearly over."""

from django.http import Http404
from django.shortcuts import render

from lianxin.elections import selectors
from lianxin.kit import clock
from lianxin.kit.http import reads
from lianxin.kit.paging import page


@reads
def terms(request):
    """Bodies whose term is over or nearly so, with the way to plan their election."""
    units = selectors.bodies_ending(request.actor)
    if units is None:
        raise Http404
    found = page(units, order=("term_ends", "id"), cursor=request.GET.get("after", ""), size=50)
    return render(request, "elections/terms.html", {"page": found, "today": clock.today()})
