"""Matters on their way, and the ways a village has made its own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import forms, policies, presenters, selectors, services
from lianxin.deliberation.calc.phases import STANDING, STARTED
from lianxin.deliberation.views.topics import place_of
from lianxin.deliberation.vocabulary import ProcessState, WayKind
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.steps import Step, broken_in_words, take_step
from lianxin.territory import selectors as territory


def _keeps_process(actor, process):
    return policies.can_keep_body(actor, process.division_path)


def _has_phase_here(process):
    phase = selectors.phase_of(process)
    return phase is not None and not selectors.is_kept_in_record(process, phase)


PROCESS_STEPS = {
    "phase": Step(
        "phase",
        "",
        _L("走下一步"),
        forms.PhaseForm,
        services.take_phase,
        "process",
        _keeps_process,
        fits=_has_phase_here,
    ),
    "stop": Step("stop", "", _L("停下"), forms.StopForm, services.stop_process, "process", _keeps_process),
}


@reads(public=True)
def processes(request):
    """Matters on their way, the newest first."""
    place = place_of(request)
    page = selectors.processes(place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.process_row(each) for each in page],
        "keeps": bool(policies.can_keep_body(request.actor, None)),
    }  # fmt: skip
    return render(request, "deliberation/processes.html", context)


@writes
def start_process(request):
    """A matter sets out."""
    policies.can_keep_body(request.actor, None).or_raise()
    scopes = request.actor.scopes(*policies.KEEPERS)
    form = forms.StartProcessForm(
        posted(request)[0], places=territory.divisions_at(scopes).values(), ways=selectors.ways_at(scopes),
        topics=selectors.topics_for_process(scopes), initial={"topic": request.GET.get("topic", "")},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = services.start_process(by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, broken_in_words(error))
        else:
            return redirect("deliberation:process", public_id=made.public_id)
    return render(request, "deliberation/start_process.html", {"form": form}, status=422 if form.errors else 200)


@reads(public=True)
def process(request, public_id):
    """The phases of a matter: which are done, which is next and what it waits for."""
    found = selectors.find_process(public_id)
    running = found.state == ProcessState.RUNNING
    steps = [
        step
        for step in PROCESS_STEPS.values()
        if running and step.allowed(request.actor, found) and (step.fits is None or step.fits(found))
    ]
    context = {
        "process": found,
        "raising": getattr(found, "raising", None),
        "row": presenters.process_row(found),
        "lines": presenters.phase_lines(found, staff=bool(policies.can_see_hall(request.actor, found.division_path))),
        "steps": steps,
    }
    return render(request, "deliberation/process.html", context)


@writes
def act_on_process(request, public_id, verb):
    found = selectors.find_process(public_id)
    if verb not in PROCESS_STEPS or found.state != ProcessState.RUNNING:
        raise Http404
    back = reverse("deliberation:process", args=[public_id])
    return take_step(request, PROCESS_STEPS[verb], found, heading=found.title, back=back)


@reads
def ways(request):
    """The ways of one's own places, and which kind to copy."""
    policies.can_keep_body(request.actor, None).or_raise()
    found = selectors.plans(request.actor.scopes(*policies.KEEPERS))
    kinds = [(kind, WayKind(kind).label) for kind in (*STARTED, *STANDING)]
    return render(request, "deliberation/ways.html", {"plans": found, "kinds": kinds})


@writes
def new_way(request, kind):
    """Copy a kind under the village's own name."""
    policies.can_keep_body(request.actor, None).or_raise()
    if kind not in WayKind.values:
        raise Http404
    places = list(territory.divisions_at(request.actor.scopes(*policies.KEEPERS)).values())
    rule = territory.profile(places[0]).value
    form = forms.OwnWayForm(posted(request)[0], places=places, kind=kind, rule=rule)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.make_plan(kind=kind, by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, broken_in_words(error))
        else:
            messages.success(request, _("“{name}”定好了，以后开始的照这个走。").format(name=made.name))
            return redirect("deliberation:ways")
    context = {"form": form, "kind": WayKind(kind).label}
    return render(request, "deliberation/new_way.html", context, status=422 if form.errors else 200)


@writes(methods=("POST",))
def end_way(request, public_id):
    """No matter sets out on it any more."""
    services.end_plan(plan=selectors.find_plan(public_id), by=request.actor)
    return redirect("deliberation:ways")
