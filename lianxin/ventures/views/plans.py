"""Distributions: what everybody reads, the desk behind it, each step, the papers."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.bulletin import selectors as board
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.steps import Step, broken_in_words, steps_of, take_step
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System
from lianxin.ventures import exports, forms, policies, presenters, selectors, services
from lianxin.ventures.calc.texts import yuan
from lianxin.ventures.services import wording
from lianxin.ventures.vocabulary import PLAN_WAYS, PlanState, PlanVerb

#: What is owed is paid in these, also to who comes when the plan is filed.
PAID_OUT = (PlanState.PAYING, PlanState.CLOSED)
_V, _F, _S, _P = PlanVerb, forms, services, policies


def _step(name, verb, label, form, run, allowed=policies.can_convene, told="", fits=None):
    return Step(name, verb, label, form, run, "plan", allowed, told, fits)


def _is_owed(plan):
    return selectors.unpaid(plan).exists()


def _hangs_not(plan):
    """What hangs comes back by an objection alone."""
    return plan.state != PlanState.POSTED


_TEN = _L("材料公开满十天（合作社十五天）才能开会。把方案编号和校验码前 16 位写进要表决的话。")
_HALL = _L("全体成员或全体代表三分之二以上同意。通过以后在议事厅登记并公布，再到这里登记。")
_BOARD = _L("贴在公开栏：算法、每股金额和不写金额的名单。从现在起每户在“我家”里看自己的。")
_DEBT = _L("起草的人不能点这一步。点了就记账：提的进公积公益金，分的记成应付；会计再把发放清单交给银行。")
PLAN_STEPS = {
    step.name: step
    for step in (
        _step("supervise", _V.SUPERVISE, _L("写监督意见"), _F.WordsForm, _S.supervise_plan, _P.can_supervise_plan),
        _step("study", _V.STUDY, _L("登记党组织研究"), _F.StudyForm, _S.study_plan, _P.can_study_plan),
        _step("open", _V.OPEN, _L("公开材料"), _F.ConfirmForm, _S.open_papers, told=_TEN),
        _step("adopt", _V.ADOPT, _L("登记成员大会决议"), _F.AdoptForm, _S.adopt_plan, told=_HALL),
        _step("post", _V.POST, _L("张贴公示"), _F.ConfirmForm, _S.post_plan, told=_BOARD),
        _step("pay", _V.PAY, _L("放款：记账，开始发放"), _F.ConfirmForm, _S.pay_plan, _P.can_release, told=_DEBT),
        _step("receive", _V.RECEIVE, _L("登记发了哪些"), _F.ReceiveForm, _S.receive_payments, _P.can_pay, fits=_is_owed),
        _step("receive-all", _V.RECEIVE, _L("银行全部发成了"), _F.ReceiveAllForm, _S.receive_all, _P.can_pay, fits=_is_owed),
        _step("close", _V.CLOSE, _L("归档"), _F.ConfirmForm, _S.close_plan, _P.can_pay),
        _step("hold", _V.HOLD, _L("退回重新起草"), _F.ReasonForm, _S.hold_plan, _P.can_hold_plan, fits=_hangs_not),
        _step("withdraw", _V.WITHDRAW, _L("撤回"), _F.ReasonForm, _S.withdraw_plan, _P.can_change_plan),
    )
}  # fmt: skip


def place_of(request):
    """The place asked for, else the reader's own."""
    return people.place_for(request.actor, request.GET.get("place", ""))


def _listed(request, place):
    page = selectors.plans(request.actor, place=place.path if place else "", cursor=request.GET.get("after", ""))
    return {"place": place, "page": page, "rows": [presenters.plan_row(each) for each in page]}


@reads(public=True)
def index(request):
    """股份和分红: what a place distributed, for everybody."""
    place = place_of(request)
    context = _listed(request, place) | {
        "may_work": bool(policies.can_work_on_shares(request.actor)),
        "is_off": bool(place) and not territory.uses(System.VENTURES, place),
    }
    return render(request, "ventures/index.html", context)


@reads
def desk(request):
    """The desk: registers, and what is on its way."""
    policies.can_work_on_shares(request.actor).or_raise()
    place = place_of(request)
    context = _listed(request, place) | {
        "registers": selectors.registers(request.actor, place.path if place else ""),
        "may_keep": bool(place) and bool(policies.can_keep_register(request.actor, place.path)),
    }
    return render(request, "ventures/desk.html", context)


@writes
def new_plan(request, public_id):
    """起草分配方案 of a register."""
    register = selectors.find_register(public_id, request.actor)
    policies.can_draft_plan(request.actor, register).or_raise()
    form = forms.PlanForm(*posted(request), register=register)
    return _written(
        request, form, register, lambda data: services.draft_plan(register=register, **data, by=request.actor)
    )


@writes
def edit_plan(request, public_id):
    """A draft computed anew."""
    found = selectors.find_plan(public_id, request.actor)
    policies.can_change_plan(request.actor, found).or_raise()
    given = found.rule["earnings"]
    grounds, missed = forms.ground_lines(given)
    initial = {name: yuan(given[name]).replace(",", "") for name in ("carried", "losses", "kept")}
    form = forms.PlanForm(
        *posted(request),
        register=found.register,
        plan=found,
        initial=initial
        | {"not_ours": grounds, "skipped": missed, "words": found.words, "trades": presenters.trade_lines(found)}
        | {"short": (found.rule.get("fewer_heads") or [0, ""])[1]},
    )
    return _written(
        request, form, found.register, lambda data: services.redraw_plan(plan=found, **data, by=request.actor), found
    )


def _written(request, form, register, write, found=None):
    if request.method == "POST" and form.is_valid():
        try:
            made = write(form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken_in_words(broken))
        else:
            messages.success(request, _("算好了。请监督的人看一遍。"))
            return redirect("ventures:plan", public_id=made.public_id)
    earned = presenters.earned_rows(form.earned, found.year if found else None)
    context = {"form": form, "register": register, "plan": found, "earned": earned}
    return render(request, "ventures/edit_plan.html", context, status=422 if form.errors else 200)


@reads(public=True)
def plan(request, public_id):
    """One distribution: the whole sum, what it rests on, and the next step."""
    found = selectors.find_plan(public_id, request.actor)
    is_staff = bool(policies.can_view_register(request.actor, found.register))
    is_paying = found.state in PAID_OUT
    context = {
        "plan": found, "tone": presenters.plan_tone(found), "is_staff": is_staff,
        "facts": presenters.plan_facts(found, is_staff=is_staff),
        "sum": wording.sum_lines(found.rule, found.result), "classes": wording.class_lines(found.rule, found.result),
        "formulas": wording.formulas(found.rule, found.result),
        "steps": steps_of(PLAN_STEPS, PLAN_WAYS, found, found.state, request.actor),
        "may_edit": found.state == PlanState.DRAFT and bool(policies.can_change_plan(request.actor, found)),
        "standing": board.standing_of("distribution", found.public_id) if found.decision_id else None,
        "paid": presenters.paid_words(found) if is_paying else "", "is_paying": is_paying,
        "looks": presenters.look_links(selectors.waiting_for(found)) if is_paying and _P.can_look(request.actor, found.division_path) else [],
        "may_pay": is_paying and bool(policies.can_pay(request.actor, found)),
    }  # fmt: skip
    return render(request, "ventures/plan.html", context)


@writes
def act_on_plan(request, public_id, verb):
    """The form of one step."""
    if verb not in PLAN_STEPS:
        raise Http404
    found = selectors.find_plan(public_id, request.actor)
    back = reverse("ventures:plan", args=[public_id])
    return take_step(request, PLAN_STEPS[verb], found, heading=found.audit_label, back=back)


@reads(public=True)
def bundle(request, public_id):
    """The bundle anybody counts again."""
    found = selectors.find_plan(public_id, request.actor)
    headers = {"Content-Disposition": content_disposition_header(True, f"distribution-{public_id}.zip")}
    return HttpResponse(exports.bundle(found), content_type="application/zip", headers=headers)


@reads(public=True)
def payments_bundle(request, public_id):
    """What was paid and what came back, under the trackers; from the day something is owed."""
    found = selectors.find_plan(public_id, request.actor)
    if found.state not in PAID_OUT:
        raise Http404
    headers = {"Content-Disposition": content_disposition_header(True, f"dividend-payments-{public_id}.zip")}
    return HttpResponse(exports.payments_bundle(found), content_type="application/zip", headers=headers)
