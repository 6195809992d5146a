"""Outside capital: what was looked at, what has to be checked, the contract. Everybody reads."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from lianxin.kit.http import reads, writes
from lianxin.kit.steps import steps_of, take_step
from lianxin.works import presenters, selectors
from lianxin.works.views.contract_steps import CAPITAL_STEPS
from lianxin.works.vocabulary import CAPITAL_WAYS


@reads(public=True)
def capital(request, public_id):
    """社会资本: one line of it."""
    found = selectors.find_capital(public_id)
    context = {
        "capital": found, "project": found.project, "checks": presenters.check_rows(found),
        "warnings": presenters.warning_rows(found), "land": presenters.land_facts(found),
        "contract": presenters.capital_facts(found),
        "steps": steps_of(CAPITAL_STEPS, CAPITAL_WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "works/capital.html", context)


@writes
def act_on_capital(request, public_id, verb):
    """The form of one step."""
    if verb not in CAPITAL_STEPS:
        raise Http404
    found = selectors.find_capital(public_id)
    back = reverse("works:capital", args=[public_id])
    return take_step(request, CAPITAL_STEPS[verb], found, heading=found.audit_label, back=back)
