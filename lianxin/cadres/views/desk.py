"""The desk of who looks after cadres, and the way to one's own file."""

from django.shortcuts import redirect, render
from django.urls import reverse

from lianxin.cadres import policies, presenters, selectors
from lianxin.cadres.views.tables import NOMINATE, NOMINATE_SELF, OPEN_FILE
from lianxin.kit.decisions import shown
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import take_step
from lianxin.people import selectors as people


def place_of(request):
    """The place asked for, else the reader's own."""
    return people.place_for(request.actor, request.GET.get("place", ""))


def _file_url(entry):
    return reverse("cadres:file", args=[entry.file.public_id])


@reads
def index(request):
    """The files of a place, by name."""
    policies.can_work_on_cadres(request.actor).or_raise()
    place = place_of(request)
    page = selectors.files_page(request.actor, place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.file_row(each, request.actor) for each in page],
        "may_see_unfiled": bool(place) and bool(policies.can_see_unfiled(request.actor, place.path)),
        "may_see_openings": bool(place) and bool(policies.can_see_openings(request.actor, place.path)),
        "may_see_rounds": bool(place) and bool(policies.can_see_rounds(request.actor, place.path)),
        "may_nominate": bool(place) and bool(policies.can_nominate(request.actor, place)),
        "may_open": bool(place) and bool(policies.can_open_file(request.actor, place)),
    }  # fmt: skip
    return render(request, "cadres/index.html", context)


@reads
def unfiled(request):
    """Secretaries in office whom the county has not filed."""
    place = shown(place_of(request))
    policies.can_see_unfiled(request.actor, place.path).or_raise()
    page = selectors.unfiled_page(place, request.GET.get("after", ""))
    context = {"place": place, "page": page, "rows": [presenters.unfiled_row(each) for each in page]}
    return render(request, "cadres/unfiled.html", context)


@reads
def mine(request):
    """我的档案: straight to it, or how one comes about."""
    file = selectors.own_file(request.actor)
    if file is not None:
        return redirect("cadres:file", file.public_id)
    place = place_of(request)
    may = bool(place) and bool(policies.can_nominate_self(request.actor, place))
    return render(request, "cadres/mine.html", {"may_nominate_self": may})


@writes
def open_file(request):
    """A file for somebody of a place who has none: who serves need never have been a reserve."""
    place = shown(place_of(request))
    return take_step(
        request, OPEN_FILE, place, heading=place.name, back=f"{reverse('cadres:index')}?place={place.public_id}",
        done=lambda file: reverse("cadres:file", args=[file.public_id]),
    )  # fmt: skip


@writes
def nominate(request):
    """Put somebody of a place forward."""
    place = shown(place_of(request))
    back = f"{reverse('cadres:index')}?place={place.public_id}"
    return take_step(request, NOMINATE, place, heading=place.name, back=back, done=_file_url)


@writes
def nominate_self(request):
    """Put oneself forward."""
    place = shown(place_of(request))
    return take_step(request, NOMINATE_SELF, place, heading=place.name, back=reverse("cadres:mine"), done=_file_url)
