"""What a project buys: all of it, one purchase, its next step. Everybody reads; who chose is shown masked."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from lianxin.kit.http import reads, writes
from lianxin.kit.steps import steps_of, take_step
from lianxin.works import policies, presenters, selectors
from lianxin.works.views.contract_steps import PURCHASE_STEPS
from lianxin.works.vocabulary import PURCHASE_WAYS


@reads(public=True)
def purchases(request, public_id):
    """怎么采购的: everything a project buys."""
    found = selectors.find_project(public_id)
    context = {"project": found, "rows": [presenters.purchase_row(each) for each in selectors.purchases_of(found)]}
    return render(request, "works/purchases.html", context)


@reads(public=True)
def purchase(request, public_id):
    """One purchase: how and why so, the offers once they are opened, who chose, the contract."""
    found = selectors.find_purchase(public_id)
    is_staff = bool(policies.can_see_drafts(request.actor, found.project))
    context = {
        "purchase": found, "project": found.project, "row": presenters.purchase_row(found),
        "facts": presenters.purchase_facts(found, selectors.split_views_of(found) if found.is_split is not None else []), "bids": presenters.bid_rows(found, selectors.bids_of(found)),
        "choosers": presenters.chooser_rows(selectors.evaluators_of(found), names=is_staff),
        "split": presenters.piece_rows(*selectors.split_with(found), found.project) if is_staff else [],
        "amendments": presenters.amendment_rows(selectors.amendments_of(found)),
        "contract": presenters.contract_facts(found, found.paid_fen, selectors.commitments_of(found)),
        "steps": steps_of(PURCHASE_STEPS, PURCHASE_WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "works/purchase.html", context)


@writes
def act_on_purchase(request, public_id, verb):
    """The form of one step."""
    if verb not in PURCHASE_STEPS:
        raise Http404
    found = selectors.find_purchase(public_id)
    back = reverse("works:purchase", args=[public_id])
    return take_step(request, PURCHASE_STEPS[verb], found, heading=found.audit_label, back=back)
