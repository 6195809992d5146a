"""罢免: the recalls of a committee, one of them, each of its steps."""

from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin import selectors as board
from lianxin.elections import forms, policies, presenters, selectors, services
from lianxin.elections.vocabulary import RECALL_WAYS, RecallVerb
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import NoticeForm, Step, steps_of, take_step
from lianxin.organisations import selectors as organisations
from lianxin.organisations.calc.kinds import RECALLED

_step = partial(Step, argument="recall", allowed=policies.can_handle_recall)


_PAPER = _("票在会场投、当众唱票计票，这里只记结果。")
STEPS = {
    step.name: step
    for step in (
        _step(
            "call",
            RecallVerb.CALL,
            _("定投票日"),
            forms.CallForm,
            services.call_vote,
            fits=lambda recall: not selectors.is_told(recall),
        ),
        _step(
            "count",
            RecallVerb.COUNT,
            _("登记计票"),
            forms.CountRecallForm,
            services.count_recall,
            told=_PAPER,
            fits=selectors.has_come,
        ),
        _step("answer", RecallVerb.ANSWER, _("登记本人的申辩"), forms.AnswerForm, services.write_answer),
        _step(
            "move",
            RecallVerb.CALL,
            _("改投票日"),
            forms.MoveForm,
            services.call_vote,
            fits=selectors.may_be_moved,
        ),
        _step(
            "drop",
            RecallVerb.DROP,
            _("不办了"),
            forms.ReasonForm,
            services.drop_recall,
            fits=selectors.may_be_dropped,
        ),
    )
}
NOTICE = Step(
    "notice", "", _("拟公告"), partial(NoticeForm, written=presenters.recall_notice_words),
    services.draft_recall_notice, "recall", policies.can_draft_recall_notice,
)  # fmt: skip
RAISE = Step("raise", "", _("登记罢免要求"), forms.RaiseForm, services.raise_recall, "", policies.can_plan)
_SOURCES = {verb: (way.sources,) for verb, way in RECALL_WAYS.items()}


def _committee(public_id):
    unit = organisations.find_unit(public_id)
    if unit is None or unit.kind not in RECALLED:
        raise Http404
    return unit


@reads
def recalls(request, public_id):
    """The recalls of a committee or its supervision."""
    unit = _committee(public_id)
    policies.can_read_recalls(request.actor, unit).or_raise()
    context = {
        "unit": unit,
        "recalls": selectors.recalls_of(unit),
        "rule": presenters.recall_rule(selectors.usual_method(unit)),
        "may_raise": bool(policies.can_plan(request.actor, unit)),
    }
    return render(request, "elections/recalls.html", context)


@writes
def raise_recall(request, public_id):
    """Voters ask for one."""
    unit = _committee(public_id)
    return take_step(
        request, RAISE, unit, heading=unit.name, back=reverse("elections:recalls", args=[public_id]),
        done=lambda made: reverse("elections:recall", args=[made.public_id]),
    )  # fmt: skip


@reads
def recall(request, public_id):
    """One recall: who asked, what the member says, how it was voted."""
    found = selectors.find_recall(public_id)
    policies.can_read_recall(request.actor, found).or_raise()
    unit = found.tenure.post.unit
    context = {
        "recall": found,
        "unit": unit,
        "reads_all": bool(policies.can_read_recalls(request.actor, unit)),
        "rule": presenters.recall_rule(found.method),
        "counted": presenters.count_line(found) if found.cast is not None else "",
        "steps": steps_of(STEPS, _SOURCES, found, found.state, request.actor),
        "may_tell": selectors.is_told(found) and bool(policies.can_draft_recall_notice(request.actor, found)),
        "notices": board.notices_of("recall", public_id),
    }
    return render(request, "elections/recall.html", context)


@writes
def act_on_recall(request, public_id, verb):
    """One step of a recall."""
    step = STEPS.get(verb) or {NOTICE.name: NOTICE}.get(verb)
    if step is None:
        raise Http404
    found = selectors.find_recall(public_id)
    if step is NOTICE and not selectors.is_told(found):
        raise Http404
    back = reverse("elections:recall", args=[public_id])
    return take_step(request, step, found, heading=str(found), back=back)
