"""查阅账目、材料: a member asks to see the collective's books and papers, and is answered."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.bulletin import forms, policies, presenters, selectors, services
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.steps import run_once
from lianxin.people import selectors as people
from lianxin.people.vocabulary import Population
from lianxin.territory import selectors as territory


@reads
def access_requests(request):
    """What I asked to see; for who shows papers, what was asked of them."""
    today, actor = clock.today(), request.actor
    context = {
        "mine": [presenters.access_row(each, today) for each in selectors.my_access(actor)],
        "kept": [presenters.access_row(each, today) for each in selectors.access_kept(actor)],
        "shows": actor.holds(*policies.SHOWERS),
        "is_member": bool(people.belongs_where(actor.id, Population.COLLECTIVE_MEMBER)),
        "may_write": actor.holds(*policies.WRITERS, *policies.BODIES),
    }
    return render(request, "bulletin/access_requests.html", context)


@writes
def ask_access(request):
    """A member asks for themself; ``?for=others`` is for staff who enter what was asked on paper."""
    actor, for_others = request.actor, "others" in request.GET.getlist("for")
    home = people.belongs_where(actor.id, Population.COLLECTIVE_MEMBER)
    place = territory.home_division(actor) if for_others else territory.division_at(home) if home else None
    decision = policies.can_ask_access(actor, place.path if place else "", home, for_self=not for_others)
    form = (forms.StaffAccessForm if for_others else forms.AccessForm)(*posted(request))
    if request.method == "POST":
        decision.or_raise()
        if form.is_valid():
            try:
                asked = {"division": place, **form.cleaned_data, "by": actor}
                made = run_once(request, lambda: services.ask_access(**asked))
            except RuleBroken as broken:
                form.add_error(broken.field if broken.field in form.fields else None, broken.message)
            else:
                messages.success(request, _("收到了，答复的日子写在下面。"))
                return redirect("bulletin:access_request", public_id=made.public_id)
    context = {"form": form, "place": place, "for_others": for_others, "why_not": "" if decision else decision.reason}
    return render(request, "bulletin/ask_access.html", context, status=422 if form.errors else 200)


#: Each step with its form and service.
_STEPS = {
    "grant": (forms.GrantAccessForm, services.grant_access),
    "refuse": (forms.RefuseAccessForm, services.refuse_access),
    "see": (forms.SeenForm, services.note_seen),
    "appeal": (None, services.appeal_access),
}


@writes
def access_request(request, public_id):
    """How far one is; whose turn it is takes the step here."""
    found, actor = selectors.find_access(public_id, request.actor), request.actor
    offered = presenters.access_offers(actor, found)
    bound = None
    if request.method == "POST":
        name = request.POST.get("step")
        if name not in _STEPS:
            raise Http404
        form_class, service = _STEPS[name]
        bound = form_class(request.POST, auto_id=f"{name}_%s") if form_class else None
        if bound is None or bound.is_valid():
            try:
                service(request=found, by=actor, **(bound.cleaned_data if bound else {}))
            except RuleBroken as broken:
                if bound is None:
                    raise NotAllowed(broken.message) from broken
                bound.add_error(broken.field if broken.field in bound.fields else None, broken.message)
            else:
                messages.success(request, _("记下了。"))
                return redirect("bulletin:access_request", public_id=public_id)
    steps = {
        name: bound
        if bound is not None and request.POST.get("step") == name
        else _STEPS[name][0] and _STEPS[name][0](auto_id=f"{name}_%s")
        for name in offered
    }
    context = {
        "found": found, "row": presenters.access_row(found, clock.today()), "steps": presenters.access_steps(found),
        "forms": steps, "offered": offered,
    }  # fmt: skip
    return render(request, "bulletin/access_request.html", context, status=422 if bound and bound.errors else 200)
