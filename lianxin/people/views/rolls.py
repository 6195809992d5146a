from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lianxin.kit.decisions import deny
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import reads, writes
from lianxin.people import policies, selectors
from lianxin.people import services as people
from lianxin.people.forms import AdoptForm, RollForm
from lianxin.people.views.finding import show_broken
from lianxin.people.vocabulary import ROLL_READERS

_PRINTED_ROWS = 20_000


@writes
def show_rolls(request):
    """The rolls of my places, and the form to draw up the next one."""
    if not request.actor.scopes(*ROLL_READERS):
        deny(_("只有本村工作人员和上级干部可以看名册。")).or_raise()
    places = selectors.places_of(request.actor)
    form = RollForm(request.POST or None, places=places) if places else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            roll = people.draw_roll(by=request.actor, **form.cleaned_data)
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            return redirect("people:roll", roll.public_id)
    found = selectors.roll_page(request.actor, request.GET.get("cursor", ""))
    context = {"form": form, "rolls": found.items, "next_cursor": found.next_cursor}
    return render(request, "people/rolls.html", context, status=422 if form and form.errors else 200)


def _roll(request, public_id):
    roll = selectors.find_roll(request.actor, public_id)
    if roll is None:
        raise Http404
    return roll


@writes
def show_roll(request, public_id):
    roll = _roll(request, public_id)
    may_decide = bool(policies.can_adopt_roll(request.actor, roll))
    may_adopt = may_decide and not roll.is_adopted
    form = AdoptForm(request.POST or None) if may_adopt else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            people.adopt_roll(roll=roll, by=request.actor, **form.cleaned_data)
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("名册已登记为通过，从此不能改动。"))
            return redirect("people:roll", public_id)
    found = selectors.roll_entries(roll, request.actor, request.GET.get("cursor", ""))
    context = {
        "roll": roll,
        "entries": found.items,
        "next_cursor": found.next_cursor,
        "corrections": list(roll.corrections.order_by("id")[:100]),
        "form": form,
        "may_correct": may_decide and roll.is_adopted,
    }
    return render(request, "people/roll.html", context, status=422 if form and form.errors else 200)


@reads
def print_roll(request, public_id):
    """The whole roll on paper, with room for signatures."""
    roll = _roll(request, public_id)
    found = selectors.roll_entries(roll, request.actor, size=_PRINTED_ROWS)
    return render(request, "people/roll_print.html", {"roll": roll, "entries": found.items})
