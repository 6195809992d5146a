"""Bodies that meet: the list, setting one up, who sits in it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import forms, policies, presenters, selectors, services
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.steps import Step, broken_in_words, take_step
from lianxin.territory import selectors as territory


def _keeps_body(actor, body):
    return policies.can_keep_body(actor, body.division_path, body.kind)


END_MEMBER = Step("end-member", "", _L("去掉一人"), forms.EndMemberForm, services.end_member, "", _keeps_body)


CHARTER = Step("charter", "", _L("登记章程"), forms.CharterForm, services.write_charter, "body", _keeps_body)
GROUND = Step("ground", "", _L("写明为什么设"), forms.GroundForm, services.state_ground, "body", _keeps_body)


DELEGATE = Step(
    "delegate", "", _L("登记授权"), forms.DelegateForm, services.delegate_matter, "body", _keeps_body,
    _L("村民（居民）会议授权代表会议定哪类事，到哪天。没有授权的、到了日子的，代表会议不能定；人人看得到。"),
)  # fmt: skip


@reads
def bodies(request):
    """Who meets in my places."""
    policies.can_see_hall(request.actor).or_raise()
    page = selectors.bodies(request.actor, cursor=request.GET.get("after", ""))
    context = {"page": page, "rows": [presenters.body_row(each) for each in page]}
    return render(request, "deliberation/bodies.html", context)


@writes
def new_body(request):
    """Set a body up."""
    scopes = request.actor.scopes(*policies.COLLECTIVE_KEEPERS)
    places, cooperatives = territory.divisions_at(scopes).values(), selectors.cooperatives_at(scopes)
    form = forms.BodyForm(posted(request)[0], places=places, cooperatives=cooperatives)
    if request.method == "POST" and form.is_valid():
        try:
            body = services.set_up_body(by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, broken_in_words(error))
        else:
            return redirect("deliberation:body", public_id=body.public_id)
    return render(request, "deliberation/new_body.html", {"form": form}, status=422 if form.errors else 200)


@writes
def body(request, public_id):
    """A body: its rule, who sits in it, its meetings. Posting adds members."""
    found = selectors.find_body(public_id, request.actor)
    keeps = bool(policies.can_keep_body(request.actor, found.division_path, found.kind))
    asks = keeps and not found.held_to.roll
    form = forms.MembersForm(posted(request)[0], about=found, actor=request.actor) if asks else None
    if form and request.method == "POST" and form.is_valid():
        try:
            added = services.add_members(body=found, by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error("members", broken_in_words(error))
        else:
            messages.success(request, _("加了 {number} 人。").format(number=len(added)))
            return redirect("deliberation:body", public_id=public_id)
    rhythm = selectors.rhythm_of(selectors.with_last_met(found))
    context = {
        "body": found, "form": form, "keeps": keeps,
        "charter": [*presenters.ground_facts(found), *presenters.represented_facts(found), *presenters.charter_facts(found)],
        "notice": presenters.notice_in_words(found, selectors.notice_of(found)[0]),
        "rhythm": presenters.rhythm_facts(found, rhythm), "is_asked": bool(found.rule().convene_on),
        "convenings": [presenters.convening_row(each) for each in found.convenings.select_related("body")[:10]],
        "members": list(found.members.filter(ends_on__isnull=True)[:500]),
        "rows": [presenters.meeting_row(each) for each in found.meetings.select_related("body")[:20]],
        "source": found.rule().source,
        "takes_delegations": selectors.takes_delegations(found),
        "delegations": presenters.delegation_lines(selectors.delegations_of(found))
        if selectors.takes_delegations(found)
        else [],
    }  # fmt: skip
    return render(request, "deliberation/body.html", context, status=422 if form and form.errors else 200)


@writes
def charter(request, public_id):
    """What the body's charter says."""
    found = selectors.find_body(public_id, request.actor)
    return take_step(request, CHARTER, found, heading=found.name, back=reverse("deliberation:body", args=[public_id]))


@writes
def ground(request, public_id):
    """Why representatives meet here in the place of everybody."""
    found = selectors.find_body(public_id, request.actor)
    if not found.held_to.stands_on:
        raise Http404
    return take_step(request, GROUND, found, heading=found.name, back=reverse("deliberation:body", args=[public_id]))


@writes
def delegate(request, public_id):
    """What the assembly of everybody lets its representatives decide, and until when."""
    found = selectors.find_body(public_id, request.actor)
    if not selectors.takes_delegations(found):
        raise Http404
    return take_step(request, DELEGATE, found, heading=found.name, back=reverse("deliberation:body", args=[public_id]))


@writes
def end_member(request, public_id):
    """Somebody sits in a body no longer."""
    found = selectors.find_body(public_id, request.actor)
    return take_step(
        request, END_MEMBER, found, heading=found.name, back=reverse("deliberation:body", args=[public_id])
    )
