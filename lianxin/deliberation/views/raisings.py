"""一事一议筹资筹劳: the list, one with its sums, the draft, its households and persons, its paper."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import exports, forms, policies, presenters, selectors, services
from lianxin.deliberation.views.topics import place_of
from lianxin.deliberation.vocabulary import RAISING_WAYS, RaisingVerb
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, broken_in_words, steps_of, take_step
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory


def _keeps(actor, raising):
    return policies.can_keep_body(actor, raising.division_path)


def _refuses(actor, raising):
    return policies.can_check_raising(actor, raising) or policies.can_reply_raising(actor, raising)


def _enters(actor, thing):
    return policies.can_enter_raising(actor, thing.raising)


def _collects(household):
    return selectors.ended_under(household.raising.process) is None


_V, _F, _S = RaisingVerb, forms, services
_PROPOSES = _L("提出以后名册不再变；今年筹过的都算进上限。各户开始签字。")
_COUNTS = _L("签字收齐了再清点。代表会议来定的，同意的要超过全部户数的一半。")
_POSTS = _L("先到决议那一页公布决议，再公布这一件：收谁多少、减免多少人、进哪个专户。")
_ANSWERS = _L("乡镇、县里用自己的账号答复，不用在这里登记。给的是纸，才照着登记：谁答复的、谁登记的都写在页面上。")
RAISING_STEPS = {
    step.name: step
    for step in (
        Step("propose", _V.PROPOSE, _L("提出方案"), _F.ConfirmForm, _S.propose_raising, "raising", _keeps, _PROPOSES),
        Step("count", _V.COUNT, _L("清点签字"), _F.ConfirmForm, _S.count_signatures, "raising", _keeps, _COUNTS),
        Step("decide", _V.DECIDE, _L("登记会议决议"), _F.DecideRaisingForm, _S.decide_raising, "raising", _keeps),
        Step("pass", _V.PASS, _L("初审通过"), _F.ReplyForm, _S.pass_raising, "raising", policies.can_check_raising),
        Step("reply", _V.REPLY, _L("县里答复同意"), _F.ReplyForm, _S.reply_raising, "raising", policies.can_reply_raising),
        Step("answer", _V.ENTER_ANSWER, _L("登记纸质答复"), _F.PaperAnswerForm, _S.enter_answer, "raising",
            policies.can_enter_raising, _ANSWERS),
        Step("refuse", _V.REFUSE, _L("不同意"), _F.RefuseRaisingForm, _S.refuse_raising, "raising", _refuses),
        Step("post", _V.POST, _L("公布"), _F.PostRaisingForm, _S.post_raising, "raising", _keeps, _POSTS),
        Step("finish", _V.FINISH, _L("公布收支结果"), _F.FinishRaisingForm, _S.finish_raising, "raising", _keeps),
    )
}  # fmt: skip
_OWES = _L("收一笔记一笔；不会多收。")
HOUSEHOLD_STEPS = {
    step.name: step
    for step in (
        Step("receive", _V.RECEIVE, _L("登记收据（记工单）"), _F.ReceiveForm, _S.receive, "household", _enters, _OWES, _collects),
        Step("correct", _V.CORRECT, _L("更正一张"), _F.CorrectReceiptForm, _S.correct_receipt, "household", _enters),
    )
}  # fmt: skip
LINE_STEPS = {
    step.name: step
    for step in (
        Step("exempt", _V.EXEMPT, _L("减免"), _F.ExemptForm, _S.exempt, "line", _enters),
        Step("end", _V.END_EXEMPTION, _L("去掉减免"), _F.EndExemptionForm, _S.end_exemption, "line", _enters),
    )
}


def _steps(table, raising, thing, actor):
    phase = raising.phase
    return steps_of(table, RAISING_WAYS, thing, phase.code, actor) if phase else []


def _act(request, table, thing, verb, *, heading, back):
    if verb not in table:
        raise Http404
    return take_step(request, table[verb], thing, heading=heading, back=back)


@reads(public=True)
def raisings(request):
    """Money and labour a place has raised, the newest first."""
    place = place_of(request)
    page = selectors.raisings(place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.raising_row(each) for each in page],
        "keeps": bool(policies.can_keep_body(request.actor, None)),
    }  # fmt: skip
    return render(request, "deliberation/raisings.html", context)


@writes
def draft_raising(request):
    """A draft with everybody of a roll on its list."""
    policies.can_keep_body(request.actor, None).or_raise()
    scopes = request.actor.scopes(*policies.KEEPERS)
    form = forms.DraftRaisingForm(
        posted(request)[0], places=territory.divisions_at(scopes).values(),
        rolls=people.adopted_rolls_within(scopes, services.RAISING_ROLLS),
        plans=[each for each in selectors.plans(scopes) if each.kind == "fund_raising"],
        topics=selectors.topics_for_process(scopes), initial={"topic": request.GET.get("topic", "")},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = services.draft_raising(by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, broken_in_words(error))
        else:
            return redirect("deliberation:raising", public_id=made.public_id)
    return render(request, "deliberation/draft_raising.html", {"form": form}, status=422 if form.errors else 200)


@reads(public=True)
def raising(request, public_id):
    """What is raised for, of whom how much, where it stands, what came in."""
    found = selectors.find_raising(public_id)
    phase = found.phase
    ended = selectors.ended_under(found.process)
    context = {
        "raising": found, "row": presenters.raising_row(found), "ended": ended,
        "ended_words": presenters.ended_in_words(ended),
        "facts": presenters.raising_facts(found, selectors.sums_of(found), selectors.signatures_of(found)),
        "steps": _steps(RAISING_STEPS, found, found, request.actor),
        "signs": bool(phase and phase.code == "households" and policies.can_enter_raising(request.actor, found)),
        "reads": bool(policies.can_read_households(request.actor, found)),
        "answers": selectors.paper_answers_of(found, request.actor),
        "lines": presenters.phase_lines(
            found.process, staff=bool(policies.can_see_hall(request.actor, found.division_path))
        ),
    }  # fmt: skip
    return render(request, "deliberation/raising.html", context)


@writes
def act_on_raising(request, public_id, verb):
    found = selectors.find_raising(public_id)
    back = reverse("deliberation:raising", args=[public_id])
    return _act(request, RAISING_STEPS, found, verb, heading=str(found), back=back)


@reads
def raising_households(request, public_id):
    """The list by household, for who keeps it and who supervises."""
    found = selectors.find_raising(public_id)
    policies.can_read_households(request.actor, found).or_raise()
    text = request.GET.get("q", "").strip()
    page = selectors.raising_households(found, text=text, cursor=request.GET.get("after", ""))
    context = {
        "raising": found, "page": page, "text": text, "proposers": selectors.proposers_of(found) if found.proposer_of else [],
        "rows": [presenters.household_line(found, each) for each in page],
    }  # fmt: skip
    return render(request, "deliberation/raising_households.html", context)


@writes
def raising_signatures(request, public_id):
    """What households signed on paper, entered a page at a time."""
    found = selectors.find_raising(public_id)
    policies.can_enter_raising(request.actor, found).or_raise()
    text = request.GET.get("q", "").strip()
    page = selectors.raising_households(found, text=text, cursor=request.GET.get("after", ""))
    form = forms.HouseholdsSignedForm(posted(request)[0], households=page.items)
    if request.method == "POST" and form.is_valid():
        try:
            services.enter_signatures(raising=found, by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(None, broken_in_words(error))
        else:
            messages.success(request, _("签字已登记。"))
            following = f"?after={page.next_cursor}" if page.next_cursor and not text else ""
            here = "deliberation:raising_signatures" if following else "deliberation:raising"
            return redirect(reverse(here, args=[public_id]) + following)
    context = {"raising": found, "form": form, "page": page, "text": text}
    return render(request, "deliberation/raising_signatures.html", context, status=422 if form.errors else 200)


@reads
def raising_household(request, public_id):
    """One household: who owes what, who is let off and why, what came in."""
    found = selectors.find_raising_household(public_id)
    policies.can_read_households(request.actor, found.raising).or_raise()
    due, came = selectors.account_of(found)
    line = found.lines.all()[0]
    line.raising = found.raising
    context = {
        "ended_words": presenters.ended_in_words(selectors.ended_under(found.raising.process)),
        "household": found, "raising": found.raising, "due": presenters.amounts(due), "came": presenters.amounts(came),
        "persons": presenters.person_lines(found.raising, found), "receipts": presenters.receipt_lines(found),
        "steps": _steps(HOUSEHOLD_STEPS, found.raising, found, request.actor),
        "line_steps": {step.name for step in _steps(LINE_STEPS, found.raising, line, request.actor)},
    }  # fmt: skip
    return render(request, "deliberation/raising_household.html", context)


@writes
def act_on_raising_household(request, public_id, verb):
    found = selectors.find_raising_household(public_id)
    back = reverse("deliberation:raising_household", args=[public_id])
    return _act(request, HOUSEHOLD_STEPS, found, verb, heading=found.name, back=back)


@writes
def act_on_raising_line(request, public_id, verb):
    found = selectors.find_raising_line(public_id)
    back = reverse("deliberation:raising_household", args=[found.household.public_id])
    return _act(request, LINE_STEPS, found, verb, heading=found.name, back=back)


@reads
def raising_list(request, public_id):
    """筹资筹劳分户表 as PDF, for the households' representatives to sign."""
    found = selectors.find_raising(public_id)
    policies.can_read_households(request.actor, found).or_raise()
    address = request.build_absolute_uri(reverse("deliberation:raising", args=[public_id]))
    with as_on_paper():
        words = exports.raising_list(found, selectors.all_households(found), address=address, at=clock.now())
    return paper_response("table", words, f"筹资筹劳分户表-{found}.pdf")
