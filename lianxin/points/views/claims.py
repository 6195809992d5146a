"""Claims: entering them, verifying them, the list of an activity; and taking back what was wrong."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.lines import take_lines
from lianxin.kit.prints import paper_response
from lianxin.kit.steps import Step, broken_in_words, run_once, take_step
from lianxin.points import exports, forms, policies, presenters, selectors, services
from lianxin.points.views.rules import place_of
from lianxin.points.vocabulary import UNPOSTED, Channel, ClaimState, ReversalState

_W = (ClaimState.WAITING, ClaimState.ONCE)


def _claim(name, label, form, run, allowed, states):
    return Step(name, "", label, form, run, "claim", allowed), states


CLAIM_STEPS = {
    step.name: (step, states)
    for step, states in (
        _claim("verify", _L("核实：做了"), forms.ConfirmForm, services.verify_claim, policies.can_verify_claim, _W),
        _claim("decline", _L("核实不了"), forms.ReasonForm, services.decline_claim, policies.can_verify_claim, UNPOSTED),
        _claim(
            "withdraw", _L("撤回"), forms.ConfirmForm, services.withdraw_claim, policies.can_withdraw_claim, UNPOSTED
        ),
        _claim(
            "hide-name", _L("公示时只写编号"), forms.ConfirmForm, services.hide_name, policies.can_hide_name, UNPOSTED
        ),
        _claim(
            "appeal", _L("申诉"), forms.AppealForm, services.appeal_removal, policies.can_appeal_removal,
            (ClaimState.REMOVED,),
        ),
        _claim(
            "reverse", _L("要冲回"), forms.NoticeReversalForm, services.notice_reversal, policies.can_notice_reversal,
            (ClaimState.SETTLED,),
        ),
    )
}  # fmt: skip
REVERSAL_STEPS = {
    step.name: (step, states)
    for step, states in (
        (
            Step("appeal", "", _L("申诉"), forms.AppealForm, services.appeal_reversal, "reversal", policies.can_appeal_reversal),
            (ReversalState.NOTICED,),
        ),
        (
            Step("decide", "", _L("定申诉"), forms.DecideForm, services.decide_reversal, "reversal", policies.can_decide_reversal),
            (ReversalState.APPEALED,),
        ),
        (
            Step(
                "carry-out", "", _L("冲回"), forms.ConfirmForm, services.carry_out_reversal, "reversal",
                policies.can_carry_out_reversal,
            ),
            (ReversalState.NOTICED,),
        ),
    )
}  # fmt: skip


@reads
def claims(request):
    """申报: what was claimed at my places, by state."""
    policies.can_see_claims(request.actor).or_raise()
    place, state = place_of(request), request.GET.get("state", "")
    page = selectors.claims(
        request.actor, place=place.path if place else "", state=state, cursor=request.GET.get("after", "")
    )
    context = {
        "place": place, "page": page, "rows": [presenters.claim_row(each) for each in page], "state": state,
        "states": [(selectors.TO_VERIFY, _("等我核实")), *ClaimState.choices],
    }  # fmt: skip
    return render(request, "points/claims.html", context)


@writes
def new_claim(request):
    """报一笔: for oneself and the family; the liaison at the door; staff enter what came on paper."""
    place = place_of(request)
    rule_sets = selectors.rules_to_claim_by(place) if place else []
    if not rule_sets:
        return render(request, "points/no_rules.html", {"place": place}, status=404)
    is_staff = bool(policies.can_draft_rules(request.actor, place.path))
    family = selectors.family_in_care(request.actor, request.GET.get("home", ""))
    at_door = bool(family) or (not is_staff and request.GET.get("door") == Channel.LIAISON)
    form = forms.claim_form(is_staff=is_staff, at_door=at_door)(
        *posted(request), rule_sets=rule_sets, actor=request.actor, family=family
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = run_once(request, lambda: services.claim_points(**form.arguments(), by=request.actor))
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken_in_words(broken))
        else:
            messages.success(request, _("收到了，编号 {n}。两个人核实以后公示。").format(n=made.public_id))
            return redirect("points:claim", public_id=made.public_id)
    context = {"form": form, "place": place, "rule_set": rule_sets[0], "is_staff": is_staff, "at_door": at_door}
    return render(request, "points/new_claim.html", context, status=422 if form.errors else 200)


@writes
def paper_claims(request):
    """照名单录申报: a list of paper, a line each."""
    place = place_of(request)
    rule_sets = selectors.rules_to_claim_by(place) if place else []
    if not rule_sets:
        return render(request, "points/no_rules.html", {"place": place}, status=404)
    policies.can_draft_rules(request.actor, place.path).or_raise()
    return take_lines(
        request, forms.ClaimLine, about=forms.claims_on_paper(rule_sets, request.actor),
        run=partial(services.claim_points, by=request.actor), heading=_("录一沓申报表"),
        lede=_("照纸一行一行写：谁、做了什么、哪天。和上一行一样的“做了什么”“哪天做的”空着就行。"),
        back=f"{reverse('points:desk')}?place={place.public_id}",
    )  # fmt: skip


@reads
def claim(request, public_id):
    """One claim: what was done, who verified it, and the next step."""
    found = selectors.find_claim(public_id, request.actor)
    reversal = getattr(found, "reversal", None)
    steps = [
        (step, "points:act_on_claim", found.public_id)
        for step, states in CLAIM_STEPS.values()
        if found.state in states and step.allowed(request.actor, found) and not (step.name == "reverse" and reversal)
    ]
    if reversal:
        steps += [
            (step, "points:act_on_reversal", reversal.public_id)
            for step, states in REVERSAL_STEPS.values()
            if reversal.state in states and step.allowed(request.actor, reversal)
        ]
    context = {
        "removal": presenters.removal_lines(found) if found.state == ClaimState.REMOVED else [],
        "claim": found, "tone": presenters.claim_tone(found), "facts": presenters.claim_facts(found), "reversal": reversal,
        "steps": [(step.label, reverse(name, args=[key, step.name])) for step, name, key in steps],
    }  # fmt: skip
    return render(request, "points/claim.html", context)


@writes
def act_on_claim(request, public_id, verb):
    if verb not in CLAIM_STEPS:
        raise Http404
    found = selectors.find_claim(public_id, request.actor)
    back = reverse("points:claim", args=[public_id])
    return take_step(request, CLAIM_STEPS[verb][0], found, heading=presenters.claim_heading(found), back=back)


@writes
def act_on_reversal(request, public_id, verb):
    if verb not in REVERSAL_STEPS:
        raise Http404
    found = selectors.find_reversal(public_id, request.actor)
    back = reverse("points:claim", args=[found.claim.public_id])
    return take_step(request, REVERSAL_STEPS[verb][0], found, heading=presenters.claim_heading(found.claim), back=back)


@reads
def activity(request, public_id):
    """Something done together, and whom its organiser has listed."""
    found = selectors.find_activity(public_id, request.actor)
    context = {
        "activity": found, "rows": [presenters.claim_row(each) for each in found.claims.select_related("rule", "person", "division")],
        "may_list": bool(policies.can_list_participants(request.actor, found)),
        "may_work": bool(policies.can_work_on_points(request.actor)),
    }  # fmt: skip
    return render(request, "points/activity.html", context)


LIST = Step(
    "list", "", _L("录名单"), forms.ListForm, services.list_participants, "activity", policies.can_list_participants
)


def _drafts(actor, rule_set):
    return policies.can_draft_rules(actor, rule_set.division_path)


@writes
def plan_activity(request):
    """安排活动: by one of the rules in force."""
    place = place_of(request)
    rule_set = selectors.rules_in_force(place) if place else None
    if rule_set is None:
        return render(request, "points/no_rules.html", {"place": place}, status=404)
    step = Step("plan", "", _L("安排活动"), forms.ActivityForm, services.plan_activity, "", _drafts)
    back = f"{reverse('points:desk')}?place={place.public_id}"
    return take_step(
        request, step, rule_set, heading=str(rule_set), back=back,
        done=lambda made: reverse("points:activity", args=[made.public_id]),
    )  # fmt: skip


@writes
def list_participants(request, public_id):
    found = selectors.find_activity(public_id, request.actor)
    back = reverse("points:activity", args=[public_id])
    return take_step(request, LIST, found, heading=f"{found} · {found.on}", back=back)


@reads
def claim_list(request):
    """The blank list on A4, a line for each who lent a hand."""
    place = place_of(request)
    rule_set = selectors.rules_in_force(place) if place else None
    if rule_set is None:
        raise Http404
    return paper_response("table", exports.claim_list(rule_set, request.build_absolute_uri("/")), "积分申报登记表.pdf")


@reads
def claim_sheet(request):
    """The blank form of a claim on A4, with the rules in force on it."""
    place = place_of(request)
    rule_set = selectors.rules_in_force(place) if place else None
    if rule_set is None:
        raise Http404
    return paper_response("sheet", exports.claim_sheet(rule_set, request.build_absolute_uri("/")), "积分申报表.pdf")
