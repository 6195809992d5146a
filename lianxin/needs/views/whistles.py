"""吹哨报到: what calls my unit, one whistle with its steps, its sheets."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.needs import exports, forms, policies, presenters, selectors, services


@dataclass(frozen=True)
class WhistleStep:
    """``fits(whistle, actor)`` says whether there is anything to do, by whom; ``run`` takes the form's values.

    Steps about one call or task name it in their form; the others get the whistle itself.
    """

    name: str
    label: object
    form: type
    run: object
    fits: object
    of_part: bool = False


def _leads(whistle, actor):
    return whistle.is_open and policies.can_lead_whistle(actor, whistle)


def _calls(whistle, actor):
    return whistle.is_open and policies.can_call_off_whistle(actor, whistle)


_F, _S, _L = forms, services, gettext_lazy
WHISTLE_STEPS = {
    step.name: step
    for step in (
        WhistleStep("answer", _L("报到"), _F.AnswerCallForm, _S.answer_call, lambda w, a: w.is_open and selectors.calls_to_answer(w, a), True),
        WhistleStep("minutes", _L("写现场记录"), _F.MinutesForm, _S.write_minutes, _leads),
        WhistleStep("divide", _L("分工"), _F.DivideTaskForm, _S.divide_task, _leads),
        WhistleStep("finish", _L("做完一项"), _F.FinishTaskForm, _S.finish_task, lambda w, a: w.is_open and selectors.tasks_to_finish(w, a), True),
        WhistleStep("report", _L("没有报到，向上报告"), _F.ReportRefusalForm, _S.report_refusal, lambda w, a: policies.can_call_off_whistle(a, w) and selectors.calls_to_report(w), True),
        WhistleStep("end", _L("结束联办"), _F.EndWhistleForm, _S.end_whistle, _calls),
        WhistleStep("rate-called", _L("说说报到单位配合得怎样"), _F.RateAsCallerForm, _S.rate_as_caller, lambda w, a: not w.is_open and policies.can_call_off_whistle(a, w) and [c for c in w.calls.all() if not c.by_caller], True),
        WhistleStep("rate-caller", _L("说说吹哨单位配合得怎样"), _F.RateAsCalledForm, _S.rate_as_called, lambda w, a: not w.is_open and selectors.calls_to_rate(w, a), True),
    )
}  # fmt: skip


@reads
def whistles(request):
    """What waits for my unit first; then whistles of my place and those that call my unit, the newest first."""
    policies.can_see_whistles(request.actor).or_raise()
    state, now = request.GET.get("state", ""), clock.now()
    page = selectors.whistles(request.actor, state=state, cursor=request.GET.get("after", ""))
    calls, tasks = selectors.calls_waiting(request.actor), selectors.tasks_waiting(request.actor)
    context = {
        "page": page,
        "rows": [presenters.whistle_row(whistle, now) for whistle in page],
        "asked": selectors.whistle_requests(request.actor),
        "todo": presenters.whistle_todo(calls, tasks, now),
        "state_options": presenters.options(
            [("open", _("正在联办")), ("cannot", _("有单位来不了")), ("ended", _("已结束"))], state
        ),
        "query": presenters.query_without(request.GET, "after"),
    }
    return render(request, "needs/whistles.html", context)


@reads
def whistle(request, public_id):
    """One whistle: who was called and came, what was seen, who does what, what came of it."""
    found, now = selectors.find_whistle(public_id, request.actor), clock.now()
    seen, count = selectors.needs_of_whistle(found, request.actor)
    context = {
        "whistle": found,
        "facts": presenters.whistle_facts(found),
        "calls": presenters.call_lines(found, now),
        "tasks": presenters.task_lines(found, now),
        "rows": [presenters.queue_row(need, now) for need in seen],
        "unseen": count - len(seen),
        "steps": [step for step in WHISTLE_STEPS.values() if step.fits(found, request.actor)],
    }
    return render(request, "needs/whistle.html", context)


@writes
def act_on_whistle(request, public_id, verb):
    """The form of one step of a whistle."""
    if verb not in WHISTLE_STEPS:
        raise Http404
    step, found = WHISTLE_STEPS[verb], selectors.find_whistle(public_id, request.actor)
    if not step.fits(found, request.actor):
        messages.info(request, _("这一步现在没有要您做的。"))
        return redirect("needs:whistle", public_id=public_id)
    form = step.form(posted(request)[0], whistle=found, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        about = {} if step.of_part else {"whistle": found}
        try:
            step.run(by=request.actor, **about, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("{step}，已记下。").format(step=step.label))
            return redirect("needs:whistle", public_id=public_id)
    context = {"whistle": found, "step": step, "form": form}
    return render(request, "needs/act_on_whistle.html", context, status=422 if form.errors else 200)


def _address(request, found):
    return request.build_absolute_uri(reverse("needs:whistle", args=[found.public_id]))


@reads
def whistle_sheet(request, public_id):
    """吹哨单 as PDF."""
    found = selectors.find_whistle(public_id, request.actor)
    numbers = list(found.needs.order_by("pk").values_list("number", flat=True))
    with as_on_paper():
        words = exports.whistle_sheet(
            found, numbers, address=_address(request, found), at=clock.now(), by=request.user.name
        )
    return paper_response("sheet", words, f"吹哨单-{found.number}.pdf")


@reads
def whistle_letter(request, public_id, number):
    """协办函 to one of the called units, counted from 1, as PDF."""
    found = selectors.find_whistle(public_id, request.actor)
    calls = list(found.calls.all())
    if not 1 <= number <= len(calls):
        raise Http404
    with as_on_paper():
        words = exports.whistle_letter(
            found, calls[number - 1], address=_address(request, found), at=clock.now(), by=request.user.name
        )
    return paper_response("sheet", words, f"协办函-{found.number}-{number}.pdf")
