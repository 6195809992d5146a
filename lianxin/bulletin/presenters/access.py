"""Requests to see books and papers, for who asked and who shows them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.bulletin import policies, selectors
from lianxin.bulletin.vocabulary import AccessState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting

_TONES = {AccessState.GRANTED: "ok", AccessState.SEEN: "done", AccessState.REFUSED: "late"}


def access_url(request):
    return reverse("bulletin:access_request", args=[request.public_id])


def due_of(request):
    """By which day somebody has to answer now."""
    return request.above_due_on or request.due_on


def access_row(request, today):
    """One line of a list: which papers, how far, by when or on which day."""
    if request.is_open:
        tone, when = ("late" if due_of(request) < today else "wait"), _("{day}前答复").format(day=day(due_of(request)))
    else:
        tone = _TONES[request.state]
        when = _("{day}去看").format(day=day(request.shown_on)) if request.state == AccessState.GRANTED else ""
    return {
        "url": access_url(request),
        "title": request.get_papers_display(),
        "tone": tone,
        "state": request.get_state_display(),
        "meta": " · ".join(filter(None, (request.division.short_name, request.public_id, when))),
    }


def access_steps(request):
    """What happened to it and when, the first first."""
    steps = [(request.asked_at, _("收到，{day}前答复").format(day=day(request.due_on)))]
    if request.passed_on_at:
        steps.append((request.passed_on_at, _("转给上级，{day}前答复").format(day=day(request.above_due_on))))
    if request.answered_at:
        steps.append((request.answered_at, _("{name}答复").format(name=request.answered_by_name)))
    return sorted(steps, key=lambda step: step[0])


def access_offers(actor, request):
    """Names of the steps that are this reader's to take now."""
    answers = request.is_open and policies.can_answer_access(actor, request)
    granted, refused = request.state == AccessState.GRANTED, request.state == AccessState.REFUSED
    may = {
        "grant": answers,
        "refuse": answers,
        "see": granted and policies.can_note_seen(actor, request),
        "appeal": (granted or refused) and policies.can_appeal_access(actor, request),
    }
    return [name for name, is_so in may.items() if is_so]


def access_waiting_rows(actor, at):
    """Requests the actor has to answer: one query."""
    today, found = clock.day_of(at), selectors.access_waiting(actor)
    return [
        Waiting(
            url=access_url(each), title=_("成员要查阅：{papers}").format(papers=each.get_papers_display()),
            meta=each.division.short_name, next_action=_("答复：哪天在哪里看，或者为什么不给看"),
            due_at=clock.day_end(due_of(each)), tone="late" if due_of(each) < today else "wait",
            clock=each.get_state_display(), due=_("{day}前").format(day=day(due_of(each))), number=each.public_id,
        )
        for each in (found[:30] if found is not None else ())
    ]  # fmt: skip
