"""Not agreeing with a panel: by whoever objected, by the household, and the next level's answer."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.http import reads, writes
from lianxin.kit.steps import Step, take_step
from lianxin.points import forms, policies, presenters, selectors, services

APPEAL = Step(
    "appeal", "", _L("申诉"), forms.AppealForm, services.appeal_dismissal, "decision", policies.can_appeal_dismissal,
    _L("评议小组说异议不成立，您不同意的，写为什么；由监督委员会定，他们都评议过的由乡镇（街道）定。"),
)  # fmt: skip
DECIDE = Step(
    "decide", "", _L("定申诉"), forms.DecideAppealForm, services.decide_appeal, "appeal", policies.can_decide_appeal
)


@writes(public=True)
def appeal_dismissal(request, public_id):
    """申诉: for whoever has the code of the objection."""
    found = selectors.found_of(public_id)
    if found is None:
        raise Http404
    back = reverse("bulletin:objection", args=[public_id])
    return take_step(request, APPEAL, found, heading=presenters.appeal_heading(found), back=back)


@reads
def appeal(request, public_id):
    """One appeal: what was said, found and not agreed with, and by when it is decided."""
    found = selectors.find_appeal(public_id, request.actor)
    context = {
        "appeal": found, "facts": presenters.appeal_facts(found), "batch": found.decision.batch, "step": DECIDE,
        "may_decide": not found.decided_at and bool(policies.can_decide_appeal(request.actor, found)),
    }  # fmt: skip
    return render(request, "points/appeal.html", context)


@writes
def decide_appeal(request, public_id):
    found = selectors.find_appeal(public_id, request.actor)
    heading = "\n".join(f"{label}：{words}" for label, words in presenters.appeal_facts(found))
    return take_step(request, DECIDE, found, heading=heading, back=reverse("points:appeal", args=[public_id]))
