"""建议设立: what the rules suggest to found, and what people decided on it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.coverage import forms, policies, presenters, selectors, services
from lianxin.coverage.views.show import place_read
from lianxin.kit import clock
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import Step, take_step
from lianxin.territory import selectors as territory

STEPS = {
    "found": Step("found", "", _L("设立"), forms.FoundForm, services.found_branch, "proposal", policies.can_found),
    "decline": Step(
        "decline", "", _L("先不设"), forms.DeclineForm, services.decline_founding, "proposal", policies.can_found
    ),
}
#: So many suggestions on a page; those decided on make room for the next.
MOST_SHOWN = 50


@reads
def founding(request):
    """What may be founded at a place and below, what was declined, what was founded lately."""
    place = place_read(request)
    proposals, declined = selectors.proposals(place.path)
    context = {
        "place": place,
        "rows": presenters.proposal_rows(proposals[:MOST_SHOWN], request.actor),
        "more": max(len(proposals) - MOST_SHOWN, 0),
        "declined": [each for each in declined if each.look_again_on > clock.today()],
        "founded": selectors.founded_lately(place.path),
    }
    return render(request, "coverage/founding.html", context)


@writes
def decide(request, keys, verb):
    """Found or decline what was suggested for these sites."""
    if verb not in STEPS:
        raise Http404
    proposal = selectors.proposal_of(keys.split(","))
    if proposal is None:
        messages.info(request, _("情况变了，这条建议不再合适。下面是新的建议。"))
        return redirect("coverage:founding")
    policies.can_found(request.actor, proposal).or_raise()
    place = territory.division_at(proposal.division_path)
    back = f"{reverse('coverage:founding')}?place={place.public_id}"
    heading = _("{kind}：{sites}。{why}。").format(
        kind=proposal.kind.label, sites="、".join(site.name for site in proposal.sites), why=proposal.why.label
    )
    return take_step(request, STEPS[verb], proposal, heading=heading, back=back)
