"""Money one person takes back and another looks at."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.harvests import forms, policies, selectors, services
from lianxin.kit.http import reads, writes
from lianxin.kit.second_hand import TONES, WAYS, look_facts
from lianxin.kit.steps import Step, steps_of, take_step

_SEEN = _("看过凭据再点。点了钱就从账上退出去，记上您的名字。")
STEPS = {
    "confirm": Step(
        "confirm", "decide", _("核对过，算数"), forms.ConfirmForm, services.confirm_proposal, "proposal",
        policies.can_decide_proposal, _SEEN,
    ),
    "refuse": Step(
        "refuse", "decide", _("不对，不同意"), forms.RefuseForm, services.refuse_proposal, "proposal",
        policies.can_decide_proposal,
    ),
}  # fmt: skip


@reads
def proposal(request, public_id):
    """Who entered what, and who looks."""
    found = selectors.find_proposal(public_id, request.actor)
    context = {
        "proposal": found, "tone": TONES[found.state], "facts": look_facts(found), "heading": str(found.venture),
        "back": reverse("harvests:venture", args=[found.venture.public_id]), "act": reverse("harvests:proposal", args=[public_id]),
        "steps": steps_of(STEPS, WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "second_look.html", context)


@writes
def act_on_proposal(request, public_id, verb):
    if verb not in STEPS:
        raise Http404
    found = selectors.find_proposal(public_id, request.actor)
    back = reverse("harvests:proposal", args=[public_id])
    return take_step(request, STEPS[verb], found, heading=str(found.venture), back=back)
