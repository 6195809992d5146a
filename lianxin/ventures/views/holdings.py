"""One household's statement: the whole sum, what was paid and came back, and the steps of who pays."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.http import reads, writes
from lianxin.kit.prints import paper_response
from lianxin.kit.steps import Step, steps_of, take_step
from lianxin.ventures import exports, forms, policies, presenters, selectors, services
from lianxin.ventures.calc.texts import yuan
from lianxin.ventures.services import wording
from lianxin.ventures.vocabulary import PLAN_WAYS, PlanVerb


def _may_pay(actor, statement):
    return policies.can_pay(actor, statement.plan)


def _is_owed(statement):
    return statement.fen > 0 and statement.standing is None and statement.round == statement.plan.round


def _was_paid(statement):
    return statement.standing is not None


_BACK = _L("银行过几天把钱退回来的，在这里登记：这一户从这天起又是没有领，账上也记回去，可以改对账号再打，或者当面领。")
STATEMENT_STEPS = {
    step.name: step
    for step in (
        Step(
            "receive", PlanVerb.RECEIVE, _L("登记这一户领了"), forms.ReceiveOneForm, services.receive_statement, "statement",
            _may_pay, fits=_is_owed,
        ),
        Step(
            "return", PlanVerb.RETURN, _L("钱退回来了"), forms.ReturnForm, services.return_payment, "statement", _may_pay, _BACK,
            _was_paid,
        ),
    )
}  # fmt: skip


@reads
def statement(request, public_id):
    """One household's statement with the whole sum on it."""
    found = selectors.find_statement(public_id, request.actor)
    plan = found.plan
    context = {
        "statement": found, "plan": plan, "yuan": yuan(found.fen), "sum": wording.sum_lines(plan.rule, plan.result),
        "formulas": wording.formulas(plan.rule, plan.result),
        "own": wording.own_lines(plan.rule, plan.result, found.holding, found.fen),
        "own_words": wording.own_words(plan.rule, plan.result, found.holding, found.fen), "row": presenters.own_row(found),
        "payments": presenters.payment_rows(found), "taken": presenters.taken_rows(plan),
        "steps": steps_of(STATEMENT_STEPS, PLAN_WAYS, found, plan.state, request.actor),
        "is_trade": plan.rule["function"] == "trade",
        "is_staff": bool(policies.can_view_register(request.actor, plan.register)),
    }  # fmt: skip
    return render(request, "ventures/statement.html", context)


@reads
def statement_paper(request, public_id):
    """The same as a printed sheet."""
    found = selectors.find_statement(public_id, request.actor)
    names = selectors.holder_names([found.holder])
    data = exports.statements_paper(found.plan, [found], names, request.build_absolute_uri("/"))
    return paper_response("statements", data, f"分配单-{found.plan.number}-{found.holder}.pdf")


@writes
def act_on_statement(request, public_id, verb):
    """One step of a statement: paid, or come back."""
    if verb not in STATEMENT_STEPS:
        raise Http404
    found = selectors.find_statement(public_id, request.actor)
    heading = f"{found.plan.audit_label} · {found.holder}"
    back = reverse("ventures:statement", args=[public_id])
    return take_step(request, STATEMENT_STEPS[verb], found, heading=heading, back=back)
