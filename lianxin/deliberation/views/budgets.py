"""Budgets that residents decide on: ideas and their judgement, the vote, each project's reason, what one's own vote paid for."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import exports, forms, policies, presenters, selectors, services
from lianxin.deliberation.views.decisions import bundle_response
from lianxin.deliberation.views.topics import place_of
from lianxin.deliberation.vocabulary import BUDGET_WAYS, BudgetState, BudgetVerb, IdeaState
from lianxin.kit import clock
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, steps_of, take_step
from lianxin.people import selectors as people


def _keeps_body(actor, body):
    return policies.can_keep_body(actor, body.division_path, body.kind)


_F, _S, _V = forms, services, BudgetVerb
START = Step("budget", "", _L("发起预算投票"), _F.StartBudgetForm, _S.start_budgeting, "body", _keeps_body)
_STEPS = {
    step.name: step
    for step in (
        Step("idea", _V.IDEA, _L("提一个点子"), _F.IdeaForm, _S.propose_idea, "budgeting", policies.can_propose_idea),
        Step("vote", _V.VOTE, _L("开始投票"), _F.BudgetVoteForm, _S.open_budget_vote, "budgeting", policies.can_keep_budget),
        Step("stop", _V.STOP, _L("停下"), _F.StopForm, _S.stop_budgeting, "budgeting", policies.can_keep_budget),
    )
}  # fmt: skip
_IDEA_STEPS = {
    "accept": Step("accept", "", _L("可行，上票"), _F.AcceptIdeaForm, _S.accept_idea, "idea", policies.can_judge_idea),
    "refuse": Step("refuse", "", _L("不上票"), _F.RefuseIdeaForm, _S.refuse_idea, "idea", policies.can_judge_idea),
}


@reads(public=True)
def budgetings(request):
    """Money that residents of a place decide on, the newest first."""
    place = place_of(request)
    page = selectors.budgetings(place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {"place": place, "page": page, "rows": [presenters.budget_row(each) for each in page]}
    return render(request, "deliberation/budgetings.html", context)


@writes
def start_budgeting(request, public_id):
    """Money over which the roll of a body decides."""
    body = selectors.find_body(public_id, request.actor)
    return take_step(
        request, START, body, heading=body.name, back=reverse("deliberation:body", args=[public_id]),
        done=lambda made: reverse("deliberation:budgeting", args=[made.public_id]),
    )  # fmt: skip


@reads(public=True)
def budgeting(request, public_id):
    """The money, the rule, every idea with its answer, and the result with the reason of each project."""
    found, actor = selectors.find_budgeting(public_id), request.actor
    listed, judges = list(found.ideas.all()), bool(policies.can_keep_budget(actor, found))
    seen = [each for each in listed if each.state != IdeaState.WAITING or judges or _is_mine(actor, each)]
    open_now = found.state == BudgetState.IDEAS
    decided = found.state == BudgetState.DECIDED
    projects = [each for each in listed if each.number]
    context = {
        "budgeting": found,
        "state": presenters.budget_state(found),
        "facts": presenters.budget_facts(found),
        "phases": presenters.budget_lines(found),
        "lines": [
            (
                presenters.idea_line(each),
                judges or _is_mine(actor, each),
                open_now and bool(policies.can_judge_idea(actor, each)),
            )
            for each in sorted(seen, key=lambda each: (each.number or 0, each.pk))
        ],
        "waiting": len(listed) - len(seen),
        "steps": steps_of(_STEPS, BUDGET_WAYS, found, found.state, actor),
        "void": presenters.void_lines(selectors.void_votes_of(found), projects),
        "result": presenters.result_of_budget(found, projects) if decided else [],
        "spent": presenters.spent_in_words(found) if decided else "",
    }
    return render(request, "deliberation/budgeting.html", context)


def _is_mine(actor, idea):
    return actor.is_user and idea.author_id == actor.id


@writes
def act_on_budgeting(request, public_id, verb):
    if verb not in _STEPS:
        raise Http404
    found = selectors.find_budgeting(public_id)
    kind = found.body.held_to.roll
    found.rolls = people.adopted_rolls(found.body.division, kind) if kind else []
    back = reverse("deliberation:budgeting", args=[public_id])
    return take_step(request, _STEPS[verb], found, heading=found.title, back=back)


@writes
def act_on_idea(request, public_id, verb):
    """Whether an idea can be done, with the reason everybody reads."""
    if verb not in _IDEA_STEPS:
        raise Http404
    found = selectors.find_idea(public_id)
    back = reverse("deliberation:budgeting", args=[found.budgeting.public_id])
    return take_step(request, _IDEA_STEPS[verb], found, heading=f"{found.title}\n{found.words}", back=back)


@writes(public=True)
def paid(request, public_id):
    """What one's own vote paid for, by the tracker nobody else knows to be one's own, or by what one ticked on paper; asked by POST,
    so no log keeps it."""
    found = selectors.find_budgeting(public_id)
    if found.state != BudgetState.DECIDED:
        raise Http404
    form, lines = forms.PaidForm(posted(request)[0], ballot=found.ballot), None
    if request.method == "POST" and form.is_valid():
        choice = form.cleaned_data["choice"]
        if choice is None:
            choice = selectors.choice_of(found, form.cleaned_data["tracker"])
        if choice is None:
            form.add_error("tracker", _L("没有这个查询码。请照抄下来的再填一次。"))
        else:
            told = selectors.paid_with(found, choice)
            lines = presenters.paid_in_words(found, selectors.projects_of(found), *told)
    context = {"budgeting": found, "form": form, "lines": lines}
    return render(request, "deliberation/paid.html", context, status=422 if form.errors else 200)


@reads(public=True)
def project_list(request, public_id):
    """项目单 as PDF; once it is decided, 结果公告 with the reason of every project."""
    found = selectors.find_budgeting(public_id)
    projects = selectors.projects_of(found)
    if not projects:
        raise Http404
    address = request.build_absolute_uri(reverse("deliberation:budgeting", args=[public_id]))
    with as_on_paper():
        words = exports.project_list(found, projects, address=address, at=clock.now())
    return paper_response("table", words, f"{words['title']}-{found.title}.pdf")


@reads(public=True)
def budget_file(request, public_id):
    """Every ballot as a Pabulib file, for ``lianxin budget run`` and whoever studies it."""
    found = selectors.find_budgeting(public_id)
    if found.bundle is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="lianxin-{found.public_id}.pb"'}
    return HttpResponse(selectors.budget_file(found), content_type="text/csv; charset=utf-8", headers=headers)


@reads(public=True)
def void_budget_bundle(request, public_id):
    """The bundle of what had been worked out of a void ballot; it says that it is void."""
    return bundle_response(selectors.void_vote_of(public_id))


@reads(public=True)
def budget_bundle(request, public_id):
    """The bundle of a decided budget."""
    return bundle_response(selectors.find_budgeting(public_id))
