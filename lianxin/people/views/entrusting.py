"""Contracts with those who handle personal data for the county: those in force, a new one, its paper, its end."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lianxin.kit.decisions import shown
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import run_once
from lianxin.people import exports, policies, selectors
from lianxin.people import services as people
from lianxin.people.forms.entrusting import ContractForm, ReturnForm, SignForm
from lianxin.people.views.assessments import path_of
from lianxin.people.views.finding import show_broken
from lianxin.people.vocabulary.assessments import Subject
from lianxin.people.vocabulary.entrusting import CLAUSES


@reads
def show_contracts(request):
    path = path_of(request)
    contracts, missing = selectors.contracts_of(request.actor)
    context = {
        "contracts": contracts, "missing": missing, "subjects": [Subject(each) for each in CLAUSES],
        "may_make": bool(policies.can_make_assessment(request.actor, path)),
    }  # fmt: skip
    return render(request, "people/contracts.html", context)


@writes
def draw_up_contract(request, subject):
    path = path_of(request)
    policies.can_make_assessment(request.actor, path).or_raise()
    if subject not in CLAUSES:
        raise Http404
    form = ContractForm(*posted(request), clauses=CLAUSES[Subject(subject)])
    if request.method == "POST" and form.is_valid():
        try:
            asked = {"path": path, "subject": subject, "by": request.actor, **form.cleaned_data}
            made = run_once(request, lambda: people.draw_up_contract(**asked))
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已保存。请打印两份，双方签字盖章，再回来登记签署日期。"))
            return redirect("people:contract", made.public_id)
    context = {"form": form, "subject": Subject(subject)}
    return render(request, "people/contract_new.html", context, status=422 if form.errors else 200)


@writes
def show_contract(request, public_id):
    """One contract, and its next step for who draws them up."""
    path_of(request)
    contract = shown(selectors.find_contract(request.actor, public_id))
    form, take = _next_step(request, contract)
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            take(contract=contract, by=request.actor, **form.cleaned_data)
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已登记。"))
            return redirect("people:contract", public_id)
    context = {"contract": contract, "form": form}
    return render(request, "people/contract.html", context, status=422 if form is not None and form.errors else 200)


def _next_step(request, contract):
    if contract.returned_on or not policies.can_make_assessment(request.actor, contract.scope_path):
        return None, None
    if contract.is_draft:
        return SignForm(*posted(request)), people.sign_contract
    return ReturnForm(*posted(request)), people.end_contract


@reads
def print_contract(request, public_id):
    """The contract on A4, to be signed by both."""
    path_of(request)
    contract = shown(selectors.find_contract(request.actor, public_id))
    with as_on_paper():
        words = exports.contract_paper(contract)
    return paper_response("letter", words, f"委托处理合同-{public_id}.pdf")
