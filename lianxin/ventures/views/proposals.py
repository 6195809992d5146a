"""What one person entered and another looks at."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.kit.http import reads, writes
from lianxin.kit.second_hand import TONES, WAYS, look_facts
from lianxin.kit.steps import Step, steps_of, take_step
from lianxin.ventures import forms, policies, presenters, selectors, services
from lianxin.ventures.vocabulary import ProposalVerb

_SEEN = _("看过章程、决议、签字、回单或者证明再点。点了就算数，记上您的名字。")
STEPS = {
    "confirm": Step(
        "confirm", "decide", _("核对过，算数"), forms.ConfirmForm, services.confirm_proposal, "proposal",
        policies.can_decide_proposal, _SEEN,
    ),
    "refuse": Step(
        "refuse", "decide", _("不对，不同意"), forms.ReasonForm, services.refuse_proposal, "proposal",
        policies.can_decide_proposal,
    ),
}  # fmt: skip


@reads
def proposal(request, public_id):
    """Who entered what, and who looks."""
    found = selectors.find_proposal(public_id, request.actor)
    context = {
        "proposal": found, "tone": TONES[found.state], "facts": look_facts(found) + presenters.listed_facts(found), "heading": str(found.register),
        "back": _back(found), "act": reverse("ventures:proposal", args=[public_id]),
        "steps": steps_of(STEPS, WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "second_look.html", context)


@writes
def act_on_proposal(request, public_id, verb):
    if verb not in STEPS:
        raise Http404
    found = selectors.find_proposal(public_id, request.actor)
    back = reverse("ventures:proposal", args=[public_id])
    return take_step(request, STEPS[verb], found, heading=str(found.register), back=back)


def _back(proposal):
    if proposal.plan_id:
        return reverse("ventures:plan", args=[proposal.plan.public_id])
    if proposal.verb in (ProposalVerb.CLASS, ProposalVerb.QUANTIFY):
        return reverse("ventures:register", args=[proposal.register.public_id])
    return reverse("ventures:desk")
