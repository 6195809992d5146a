"""Resolutions: what was decided, and what became of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.accounts.vocabulary import Role
from lianxin.bulletin import selectors as bulletin
from lianxin.deliberation import forms, policies, presenters, selectors, services
from lianxin.deliberation.views.topics import place_of
from lianxin.deliberation.vocabulary import LIVE, Approval, ResolutionState
from lianxin.kit.http import reads, writes
from lianxin.kit.panels import panels_for
from lianxin.kit.steps import Step, take_step


def _keeps(actor, resolution):
    return policies.can_keep_meeting(actor, resolution.item.meeting)


def _keeps_item(actor, item):
    return policies.can_keep_meeting(actor, item.meeting)


def _waits(resolution):
    return resolution.approval in (Approval.TOWNSHIP, Approval.COUNTY)


def _may_hang(resolution):
    return resolution.approval in (Approval.NONE, Approval.GRANTED)


_S, _F, _R = services, forms, ResolutionState
REGISTER = Step("register", "", _L("登记决议"), _F.RegisterForm, _S.register_resolution, "item", _keeps_item)
_PUBLISHES = _L("公布以后决议生效，在公开栏挂满公示期；谁都可以提异议，谁都可以下载结果包重算。")
RESOLUTION_STEPS = {
    step.name: (step, states)
    for step, states in (
        (Step("approve", "", _L("登记批准"), _F.ApproveForm, _S.approve_resolution, "resolution", policies.can_approve_resolution, "", _waits), (_R.REGISTERED,)),
        (Step("refuse", "", _L("登记不批准"), _F.RefuseApprovalForm, _S.refuse_resolution, "resolution", policies.can_approve_resolution, "", _waits), (_R.REGISTERED,)),
        (Step("publish", "", _L("公布决议"), _F.ConfirmForm, _S.publish_resolution, "resolution", _keeps, _PUBLISHES, _may_hang), (_R.REGISTERED,)),
        (Step("report", "", _L("写办得怎样"), _F.ReportForm, _S.report_resolution, "resolution", _keeps), LIVE),
        (Step("finish", "", _L("办好了，公开结果"), _F.ReportForm, _S.finish_resolution, "resolution", _keeps), (_R.IN_FORCE,)),
        (Step("end", "", _L("修改、撤销"), _F.EndForm, _S.end_resolution, "resolution", policies.can_end_resolution), LIVE),
    )
}  # fmt: skip


@reads(public=True)
def resolutions(request):
    """What was decided in a place, the newest first."""
    place = place_of(request)
    page = selectors.resolutions(place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {"place": place, "page": page, "rows": [presenters.resolution_row(each) for each in page]}
    context["approves"] = request.actor.holds(Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
    return render(request, "deliberation/resolutions.html", context)


@reads
def approvals(request):
    """Resolutions on land that wait for this reader to approve them; where there is one, its own page."""
    policies.can_see_hall(request.actor).or_raise()
    waiting = list(selectors.resolutions_to_approve(request.actor)[:50])
    if len(waiting) == 1:
        return redirect("deliberation:resolution", public_id=waiting[0].public_id)
    context = {"rows": [presenters.approval_row(each) for each in waiting]}
    return render(request, "deliberation/approvals.html", context)


@writes
def register(request, public_id):
    """Number what an item has decided."""
    item = selectors.find_item(public_id)
    back = reverse("deliberation:meeting", args=[item.meeting.public_id])
    return take_step(
        request, REGISTER, item, heading=item.motion, back=back,
        done=lambda made: reverse("deliberation:resolution", args=[made.public_id]),
    )  # fmt: skip


@reads(public=True)
def resolution(request, public_id):
    """后来怎样: what was decided, how it was voted, who does it by when, what has been done."""
    found = selectors.find_resolution(public_id, request.actor)
    steps = [
        step
        for step, states in RESOLUTION_STEPS.values()
        if found.state in states and (step.fits is None or step.fits(found)) and step.allowed(request.actor, found)
    ]
    end = selectors.end_of(found)
    context = {
        "resolution": found,
        "approvals": presenters.approval_lines(found),
        "tone": presenters.resolution_tone(found),
        "facts": presenters.resolution_facts(found),
        "state": presenters.resolution_state(found),
        "quorum": presenters.verdict_in_words(found.item.meeting.quorum, "quorum"),
        "line": presenters.item_line(found.item, staff=False),
        "told": list(found.steps.all()),
        "standing": bulletin.standing_of("resolution", found.public_id),
        "end": end,
        "end_standing": bulletin.standing_of("resolution_end", found.public_id) if end else None,
        "ends": selectors.ends_by(found),
        "steps": steps,
        "panels": panels_for("resolution", request.actor, found),
    }
    return render(request, "deliberation/resolution.html", context)


@writes
def act_on_resolution(request, public_id, verb):
    if verb not in RESOLUTION_STEPS:
        raise Http404
    found = selectors.find_resolution(public_id, request.actor)
    back = reverse("deliberation:resolution", args=[public_id])
    return take_step(request, RESOLUTION_STEPS[verb][0], found, heading=f"{found.number} {found.title}", back=back)


@reads(public=True)
def resolution_bundle(request, public_id):
    """The bundle: counted again on any machine by ``lianxin-recount``."""
    return bundle_response(selectors.find_resolution(public_id, request.actor))


def bundle_response(thing):
    if thing.bundle is None:
        raise Http404
    name = f"lianxin-{thing.public_id}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(bytes(thing.bundle.data), content_type="application/zip", headers=headers)
