"""Opinions asked for: reading what is asked, answering one statement after the other, staff's part, and what came out."""

import random

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import exports, forms, policies, presenters, selectors, services
from lianxin.deliberation.calc.asking import next_statement
from lianxin.deliberation.views.topics import place_of
from lianxin.deliberation.vocabulary import AskingState, Opinion, StatementState, TopicVerb
from lianxin.kit import clock
from lianxin.kit.csvs import csv_answer
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, take_step

_LIST_STEPS = {
    "suggest": Step("suggest", "", _L("添一条意见"), forms.SuggestForm, services.suggest_statement, "asking", policies.can_suggest_statement),
    "sheet": Step("sheet", "", _L("登记意见单"), forms.SheetForm, services.enter_sheet, "asking", policies.can_enter_sheet),
}  # fmt: skip


def _may_look_again(actor, statement):
    readers = selectors.readers_of(statement)
    return policies.can_look_again(actor, statement, readers, is_reader_left=statement.reader_left)


def _may_show(actor, statement):
    looks_again = statement.state == StatementState.DECLINED
    return (_may_look_again if looks_again else policies.can_moderate)(actor, statement)


def _may_appeal(actor, statement):
    return policies.can_appeal(actor, statement, selectors.against(statement))


_STATEMENT_STEPS = {
    "show": Step("show", "", _L("放上"), forms.ShowForm, services.show_statement, "statement", _may_show),
    "decline": Step("decline", "", _L("不放上"), forms.DeclineForm, services.decline_statement, "statement", policies.can_moderate),
    "uphold": Step("uphold", "", _L("看过了，还是不放上"), forms.DeclineForm, services.uphold_statement, "statement", _may_look_again),
    "appeal": Step("appeal", "", _L("请再看一遍"), forms.AppealForm, services.appeal_statement, "statement", _may_appeal),
}  # fmt: skip


def _is_open(asking):
    return asking.state == AskingState.OPEN and asking.closes_at > clock.now()


@reads(public=True)
def askings(request):
    """What opinions are asked for in a place."""
    place = place_of(request)
    page = selectors.askings(place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {"place": place, "page": page, "rows": [presenters.asking_row(each) for each in page]}
    return render(request, "deliberation/askings.html", context)


@reads(public=True)
def asking(request, public_id):
    """What is asked; after the end what came out, in words."""
    found = selectors.find_asking(public_id, request.actor)
    listed = list(found.statements.prefetch_related("rulings"))
    shown = [each for each in listed if each.state == StatementState.SHOWN]
    closed = selectors.closed_by_phase(found.topic, TopicVerb.ASK) if _is_open(found) else ""
    open_now, actor = _is_open(found) and not closed, request.actor
    result = found.result if found.state == AskingState.COUNTED else None
    context = {
        "asking": found,
        "state": presenters.asking_state(found),
        "facts": presenters.asking_facts(found, statements=len(shown), people=selectors.participants_of(found)),
        "shown": shown,
        "declined": [
            (each, open_now and selectors.is_to_appeal(each) and bool(_may_appeal(actor, each)))
            for each in listed
            if each.state == StatementState.DECLINED
        ],
        "left_unread": 0 if _is_open(found) else sum(map(selectors.waits, listed)),
        "may_answer": open_now and bool(policies.can_answer(actor, found)),
        "cannot": policies.can_answer(actor, found).reason if open_now else closed,
        "steps": [step for step in _LIST_STEPS.values() if open_now and step.allowed(actor, found)],
        "moderates": open_now and bool(policies.can_moderate_here(actor, found.division_path)),
        "enters": bool(policies.can_enter_sheet(actor, found)),
        "groups": presenters.groups_in_words(result, {each.number: each.words for each in listed}) if result else None,
        "exports": bool(result and result["counts"] and policies.can_export_answers(actor, found)),
    }
    return render(request, "deliberation/asking.html", context)


@writes
def answer(request, public_id):
    """One statement, three buttons; then the next. What one has said stands below and can be changed until the end."""
    found = selectors.find_asking(public_id, request.actor)
    policies.can_answer(request.actor, found).or_raise()
    shown = {each.public_id: each for each in found.statements.all() if each.state == StatementState.SHOWN}
    if request.method == "POST":
        return _answered(request, found, shown)
    said = selectors.answers_of(found, selectors.key_of(found, selectors.token_of_user(request.actor.id)))
    chosen = shown.get(request.GET.get("statement", ""))
    # The order is drawn by lot so that no statement has the better place; nothing secret hangs on it.
    order = {each: each.answered for each in shown.values()}
    answered = [each for each in shown.values() if each.pk in said]
    asked = chosen or next_statement(order, answered, random.random)
    closed = selectors.closed_by_phase(found.topic, TopicVerb.ASK) if _is_open(found) else ""
    context = {
        "asking": found, "closed": closed, "is_open": _is_open(found) and not closed, "statement": asked, "choices": Opinion.choices,
        "said": [(each, Opinion(said[each.pk]).label) for each in answered],
        "left": len(shown) - len(answered), "total": len(shown),
    }  # fmt: skip
    return render(request, "deliberation/answer.html", context)


def _answered(request, found, shown):
    value, statement = request.POST.get("value", ""), shown.get(request.POST.get("statement", ""))
    if statement is None or value not in {str(each.value) for each in Opinion}:
        messages.warning(request, _("请选“同意”“不同意”或者“跳过”。"))
    else:
        try:
            services.answer_statement(asking=found, statement=statement, value=int(value), by=request.actor)
        except RuleBroken as error:
            messages.warning(request, error.message)
    return redirect("deliberation:answer", public_id=found.public_id)


@writes
def act_on_asking(request, public_id, verb):
    """Writing a statement, entering a sheet."""
    if verb not in _LIST_STEPS:
        raise Http404
    found = selectors.find_asking(public_id, request.actor)
    found.shown = list(found.statements.filter(state=StatementState.SHOWN))
    back = reverse("deliberation:asking", args=[public_id])
    return take_step(request, _LIST_STEPS[verb], found, heading=found.question, back=back)


@reads
def statements(request, public_id):
    """Staff: every statement with where it stands, those to be read first."""
    found = selectors.find_asking(public_id, request.actor)
    policies.can_read_unread(request.actor, found.division_path).or_raise()
    listed, open_now = selectors.statements_to_read(found, request.actor), _is_open(found)
    rows = [(each, _verbs(request.actor, each) if open_now else ()) for each in listed]
    return render(request, "deliberation/statements.html", {"asking": found, "rows": rows})


def _verbs(actor, statement):
    """``(verb, label)`` of what this moderator may do with a statement now."""
    if statement.state == StatementState.DECLINED:
        verbs = [("show", _("放上"))] + ([("uphold", _("还是不放上"))] if selectors.is_appealed(statement) else [])
        return verbs if _may_look_again(actor, statement) else []
    declined_by = selectors.against(statement)
    verbs = [] if actor.id in declined_by else [("decline", _("不放上"))]
    if statement.state == StatementState.SHOWN:
        verbs = [("decline", _("拿下"))] if verbs else []
    if statement.state == StatementState.WAITING or declined_by:
        verbs = [("show", _("放上")), *verbs]
    return verbs if policies.can_moderate(actor, statement) else []


@writes
def act_on_statement(request, public_id, verb):
    """Showing a statement, or not, with the reason everybody reads."""
    if verb not in _STATEMENT_STEPS:
        raise Http404
    found = selectors.find_statement(public_id)
    found.reader_left = selectors.has_reader_left(found)
    page = "asking" if verb == "appeal" else "statements"
    back = reverse(f"deliberation:{page}", args=[found.asking.public_id])
    return take_step(request, _STATEMENT_STEPS[verb], found, heading=found.words, back=back)


@reads(public=True)
def asking_sheet(request, public_id):
    """意见单 as PDF: for whoever has no phone."""
    found = selectors.find_asking(public_id, request.actor)
    shown = list(found.statements.filter(state=StatementState.SHOWN))
    address = request.build_absolute_uri(reverse("deliberation:asking", args=[public_id]))
    with as_on_paper():
        words = exports.opinion_sheet(found, shown, address=address, at=clock.now())
    return paper_response("table", words, f"意见单-{found.topic.title}.pdf")


@reads
def votes(request, public_id):
    """Every answer, without names, for ``lianxin opinions groups``."""
    found = selectors.find_asking(public_id, request.actor)
    policies.can_export_answers(request.actor, found).or_raise()
    if not found.result.get("counts"):
        raise Http404
    response, pen = csv_answer(f"opinions-{found.public_id}.csv")
    pen.writerow(["voter-id", "comment-id", "vote"])
    pen.writerows(selectors.answer_rows(found))
    return response
