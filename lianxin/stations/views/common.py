"""What the views of this room share."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from lianxin.kit.errors import RuleBroken
from lianxin.stations import selectors


def station_or_404(public_id):
    station = selectors.find_station(public_id)
    if station is None:
        raise Http404
    return station


def refuse(form, broken):
    """Put what a service refused on the form, at its field where the form has it."""
    form.add_error(broken.field if broken.field in form.fields else None, broken.message)


def edit(request, form, *, heading, run, done, back, **context):
    """Bind, run the service, put what it refuses on the form; ``back`` is where to go from there."""
    if request.method == "POST" and form.is_valid():
        try:
            run(form)
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, done)
            return redirect(back)
    shown = {"form": form, "heading": heading, "back": back, **context}
    return render(request, "stations/edit.html", shown, status=422 if form.errors else 200)
