"""Rule sets: what everybody reads, the desk behind it, and each step."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.bulletin import selectors as board
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.steps import Step, broken_in_words, steps_of, take_step
from lianxin.people import selectors as people
from lianxin.points import forms, policies, presenters, selectors, services
from lianxin.points.calc.prices import yuan
from lianxin.points.vocabulary import RULES_WAYS, RulesVerb
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import Level, System

_V, _F, _S = RulesVerb, forms, services


def _step(name, verb, label, form, run, allowed=policies.can_change_rules, told=""):
    return Step(name, verb, label, form, run, "rule_set", allowed, told)


_FIFTEEN = _L("贴在公开栏，不少于 15 天；谁都可以提异议。公示满了、没有没答复的异议，才能生效。")
RULES_STEPS = {
    step.name: step
    for step in (
        _step("rule", _V.EDIT, _L("加一条"), _F.RuleForm, _S.add_rule),
        _step("drop", _V.EDIT, _L("去掉一条"), _F.DropForm, _S.drop_rule),
        _step("consult", _V.CONSULT, _L("征求意见"), _F.ConsultForm, _S.put_out),
        _step("close", _V.CLOSE, _L("写征求意见的结果"), _F.CloseForm, _S.close_consultation),
        _step("supervise", _V.CHECK, _L("监督委员会审过"), _F.ConfirmForm, _S.supervise_rules, policies.can_supervise_rules),
        _step("review", _V.CHECK, _L("合法性审查"), _F.ReviewForm, _S.review_rules, policies.can_review_rules),
        _step("hold", _V.HOLD, _L("退回修改"), _F.ReasonForm, _S.hold_rules, policies.can_hold_rules),
        _step("adopt", _V.ADOPT, _L("登记会议决议"), _F.AdoptForm, _S.adopt_rules),
        _step("post", _V.POST, _L("张贴公示"), _F.ConfirmForm, _S.post_rules, told=_FIFTEEN),
        _step("enact", _V.ENACT, _L("生效"), _F.ConfirmForm, _S.enact_rules),
        _step("end", _V.END, _L("停用"), _F.ReasonForm, _S.end_rules),
        _step("withdraw", _V.WITHDRAW, _L("撤回"), _F.ReasonForm, _S.withdraw_rules),
    )
}  # fmt: skip


def place_of(request):
    """The place asked for, else the reader's own."""
    return people.place_for(request.actor, request.GET.get("place", ""))


@reads(public=True)
def index(request):
    """积分: what a place thanks for, for everybody."""
    place = place_of(request)
    page = selectors.rule_sets(request.actor, place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.rules_row(each) for each in page],
        "now": selectors.rules_in_force(place) if place else None,
        "goals": selectors.goals(place=place.path) if place else [],
        "batches": [presenters.batch_row(each) for each in selectors.batches(place=place.path)] if place else [],
        "may_work": bool(policies.can_work_on_points(request.actor)),
        "is_off": bool(place) and not territory.uses(System.POINTS, place),
    }  # fmt: skip
    return render(request, "points/index.html", context)


@reads
def desk(request):
    """办积分: what waits, for those who work on it."""
    policies.can_work_on_points(request.actor).or_raise()
    place = place_of(request)
    page = selectors.rule_sets(request.actor, place=place.path if place else "", cursor=request.GET.get("after", ""))
    now, over = selectors.rules_at_work(place) if place else (None, None)
    context = {
        "place": place, "page": page, "rows": [presenters.rules_row(each) for each in page], "now": now, "over": over,
        "activities": selectors.activities(place=place.path) if place else [],
        "may_bring": bool(policies.can_see_slips(request.actor)),
        "may_see_claims": bool(policies.can_see_claims(request.actor)),
        "may_fund": place and request.actor.holds(*policies.FUNDERS, path=place.path),
        "may_draft": place and place.level == Level.VILLAGE and bool(policies.can_draft_rules(request.actor, place.path)),
    }  # fmt: skip
    return render(request, "points/desk.html", context)


@writes
def new_rules(request):
    """起草规则: a new version of the place."""
    place = place_of(request)
    if place is None or place.level != Level.VILLAGE:
        raise Http404
    policies.can_draft_rules(request.actor, place.path).or_raise()
    value = territory.profile(place).value("points.unit_value_fen")
    title = _("{place}积分规则").format(place=place.short_name)
    form = forms.RulesForm(*posted(request), initial={"title": title, "unit_value": yuan(value)})
    return _written(
        request, form, place, lambda data: services.draft_rules(division=place, **data, by=request.actor), None
    )


@writes
def edit_rules(request, public_id):
    """Write the head of a draft anew."""
    found = selectors.find_rules(public_id, request.actor)
    policies.can_change_rules(request.actor, found).or_raise()
    names = ("title", "words", "starts_on", "ends_on", "budget_points")
    initial = {name: getattr(found, name) for name in names} | {"unit_value": yuan(found.unit_value_fen)}
    form = forms.RulesForm(*posted(request), initial=initial)
    return _written(
        request, form, found.division,
        lambda data: services.edit_rules(rule_set=found, **data, by=request.actor), found,
    )  # fmt: skip


def _written(request, form, place, write, found):
    if request.method == "POST" and form.is_valid():
        try:
            made = write(form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken_in_words(broken))
        else:
            messages.success(request, _("存好了。一条一条加上规则，再征求意见。"))
            return redirect("points:rules", public_id=made.public_id)
    context = {"form": form, "place": place, "rule_set": found}
    return render(request, "points/edit_rules.html", context, status=422 if form.errors else 200)


@reads(public=True)
def rules(request, public_id):
    """One version: its rules, how it came about, and the next step."""
    found = selectors.find_rules(public_id, request.actor)
    is_staff = bool(policies.can_change_rules(request.actor, found) or policies.can_hold_rules(request.actor, found))
    steps = steps_of(RULES_STEPS, RULES_WAYS, found, found.state, request.actor)
    context = {
        "rule_set": found, "tone": presenters.rules_tone(found), "state": presenters.rules_state(found), "facts": presenters.rules_facts(found),
        "lines": [presenters.rule_line(each) for each in found.rules.all()],
        "findings": presenters.finding_lines(found) if is_staff and found.state == "draft" else [],
        "steps": steps, "may_edit": any(step.verb == RulesVerb.EDIT for step in steps),
        "standing": board.standing_of("point_rules", found.public_id) if found.source_id else None,
        "is_staff": is_staff, "gifts": presenters.gift_lines(found),
    }  # fmt: skip
    return render(request, "points/rules.html", context)


@writes
def act_on_rules(request, public_id, verb):
    """The form of one step."""
    if verb not in RULES_STEPS:
        raise Http404
    found = selectors.find_rules(public_id, request.actor)
    return take_step(
        request, RULES_STEPS[verb], found, heading=str(found), back=reverse("points:rules", args=[public_id])
    )
