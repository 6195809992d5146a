"""What several pages of this room do alike."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from lianxin.kit.errors import RuleBroken
from lianxin.kit.steps import run_once
from lianxin.liaison import policies, selectors
from lianxin.territory import selectors as territory


def contact_or_404(request, public_id):
    contact = selectors.find_contact(request.actor, public_id)
    if contact is None:
        raise Http404
    return contact


def place_of(request):
    """The place the page is about: the one named, else the narrowest the reader holds a role over."""
    place = territory.division_by_public_id(request.GET.get("place", "")) or territory.home_division(request.actor)
    if place is None:
        raise Http404
    policies.can_see_assignments(request.actor, place.path).or_raise()
    return place


def settle(request, form, heading, run, done, back, **context):
    """Show the form; on a good post ``run`` it and go ``back``; what the service refuses stands on the form."""
    if request.method == "POST" and form.is_valid():
        try:
            run_once(request, run)
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, str(broken))
        else:
            messages.success(request, done)
            return redirect(back)
    context |= {"form": form, "heading": heading, "back": back}
    return render(request, "liaison/form.html", context, status=422 if form.errors else 200)
