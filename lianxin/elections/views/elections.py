"""换届: the elections, one of them, each of its steps. Votes are cast on paper."""

from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.elections import exports, forms, policies, presenters, selectors, services
from lianxin.elections.services.committee import ties_of_committee
from lianxin.elections.vocabulary import BEFORE_CANDIDATES, ELECTION_WAYS, ElectionState, ElectionVerb, Paper, Sheet
from lianxin.kit.http import reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import NoticeForm, Step, steps_of, take_step
from lianxin.organisations import selectors as organisations

_V, _F, _S, _P = ElectionVerb, forms, services, policies


def _step(verb, label, form, run, allowed, told="", fits=None):
    return Step(str(verb), verb, label, form, run, "election", allowed, told, fits)


_PAPER = _("票在会场投、当众唱票计票，这里只记结果。")
STEPS = {
    step.name: step
    for step in (
        _step(_V.POST_LIST, _("名单已公布"), _F.ListForm, _S.post_list, _P.can_run),
        _step(_V.POST_CANDIDATES, _("候选人已公布"), _F.PlainForm, _S.post_candidates, _P.can_run),
        _step(_V.CALL_RUN_OFF, _("定再选的日子"), _F.RunOffForm, _S.call_run_off, _P.can_guide),
        _step(
            _V.NOTE_AUDIT,
            _("登记离任审计"),
            _F.AuditForm,
            _S.note_audit,
            _P.can_guide,
            fits=lambda election: election.needs_audit and not election.audited_on,
        ),
        _step(_V.COUNT, _("登记计票"), _F.CountForm, _S.enter_count, _P.can_guide, _PAPER),
        _step(_V.ORDER, _("排选票上的次序"), _F.OrderForm, _S.order_candidates, _P.can_run),
        _step(_V.POLL_AGAIN, _("定重新投票的日子"), _F.MovePollForm, _S.poll_again, _P.can_guide),
        _step(_V.INSTALL, _("登记就任"), _F.InstallForm, _S.install_elected, _P.can_guide),
        _step(_V.CLOSE, _("交接完了"), _F.PlainForm, _S.close_election, _P.can_guide),
        _step(_V.MOVE_POLL, _("改投票日"), _F.MovePollForm, _S.move_poll, _P.can_guide),
        _step(_V.CORRECT_LIST, _("改正名单人数"), _F.CorrectListForm, _S.correct_list, _P.can_correct_list),
        _step(
            _V.LEAVE_COMMITTEE,
            _("退出选举委员会"),
            _F.LeaveCommitteeForm,
            _S.leave_committee,
            _P.can_run,
            fits=lambda election: election.committee,
        ),
        _step(_V.CANCEL, _("取消这次选举"), _F.ReasonForm, _S.cancel_election, _P.can_guide),
    )
}
PLAN = Step("plan", "", _("安排选举"), _F.PlanForm, _S.plan_election, "unit", _P.can_plan)
NOMINATE = Step("nominate", "", _("登记候选人"), _F.CandidateForm, _S.nominate, "election", _P.can_run)
OBJECT = Step("object", "", _("登记对名单的异议"), _F.ObjectionForm, _S.object_to_list, "election", _P.can_run)
BESIDE = {step.name: step for step in (NOMINATE, OBJECT)}


def _of_election(policy):
    return lambda actor, thing: policy(actor, thing.election)


def _back(public_id):
    return reverse("elections:election", args=[public_id])


@reads(public=True)
def index(request):
    """Elections, of one body or of all, the latest polling day first."""
    unit = organisations.find_unit(request.GET.get("unit", "")[:12].replace("\0", ""))
    unit = unit if unit and selectors.usual_method(unit) else None
    context = {
        "unit": unit,
        "recalled": [presenters.result_line(each) for each in selectors.results_of(unit)] if unit else [],
        "page": selectors.elections_page(request.GET.get("after", ""), unit=unit),
        "recalls": [] if unit else selectors.recalls_under_way(request.actor),
        "keeps": not unit and bool(policies.can_see_terms(request.actor)),
        "may_plan": bool(unit and not unit.dissolved_on and policies.can_plan(request.actor, unit)),
    }
    return render(request, "elections/index.html", context)


@reads(public=True)
def election(request, public_id):
    """Days, candidates and results for everybody; objections and the hand-over for those who work on it."""
    found = selectors.find_election(public_id)
    everybody, polls = selectors.candidates_of(found), list(found.polls.all())
    standing = [each for each in everybody if not each.withdrawn_on]
    reads_work, may_guide, may_draft = (
        bool(allows(request.actor, found)) for allows in (_P.can_read_work, _P.can_guide, _P.can_draft_notice)
    )
    objections = selectors.objections_of(found) if reads_work else []
    context = {
        "election": found,
        "days": presenters.day_rows(found, polls, objections),
        "committee": presenters.committee_words(found),
        "list_changes": presenters.list_changes(found),
        "candidates": presenters.by_post(standing),
        "polls": presenters.poll_rows(polls, everybody),
        "steps": steps_of(STEPS, _SOURCES, found, found.state, request.actor),
        "may_run": bool(policies.can_run(request.actor, found)),
        "may_withdraw": found.state in ELECTION_WAYS[ElectionVerb.WITHDRAW].sources,
        "kin": services.kin_elected(found, standing, polls) if may_guide and found.state in _DECLINING else [],
        "ties": ties_of_committee(found, standing) if reads_work and found.state in _LEAVING else [],
        "declined": [each for each in everybody if each.declined_because],
        "may_decline": found.state in _DECLINING,
        "may_guide": may_guide,
        "takes_candidates": found.state in BEFORE_CANDIDATES,
        "takes_objections": found.state == ElectionState.LISTED,
        "papers": [(paper, paper.label) for paper in selectors.notices_for(found)] if may_draft else [],
        "majority": presenters.majority_words(found.method),
        "sheets": [(sheet, sheet.label) for sheet in selectors.sheets_of(found)] if reads_work else (),
        "objections": presenters.objection_rows(objections),
        "handover": selectors.handover_of(found) if reads_work and found.installed_on else [],
        "may_print": reads_work and bool(found.installed_on),
        "seats_words": presenters.seats_words(found) if may_guide else "",
        "chooses_next": may_guide and selectors.chooses_next(found),
        "no_woman": presenters.woman_words(found, standing) if may_guide else "",
    }
    return render(request, "elections/election.html", context)


_LEAVING = ELECTION_WAYS[ElectionVerb.LEAVE_COMMITTEE].sources
_DECLINING = ELECTION_WAYS[ElectionVerb.DECLINE].sources
_SOURCES = {verb: (way.sources,) for verb, way in ELECTION_WAYS.items()}


@writes
def plan(request, public_id):
    """Begin an election of a body."""
    unit = organisations.find_unit(public_id)
    if unit is None or not selectors.usual_method(unit):
        raise Http404
    return take_step(
        request, PLAN, unit, heading=unit.name, back=reverse("organisations:unit", args=[public_id]),
        done=lambda made: _back(made.public_id),
    )  # fmt: skip


@writes
def act(request, public_id, verb):
    """One step of an election."""
    step = STEPS.get(verb) or BESIDE.get(verb)
    if step is None:
        raise Http404
    found = selectors.find_election(public_id)
    return take_step(request, step, found, heading=str(found), back=_back(public_id))


@writes
def notice(request, public_id, paper):
    """Draft a notice for the board, with its words ready."""
    if paper not in Paper.values:
        raise Http404
    found = selectors.find_election(public_id)
    form = partial(NoticeForm, written=partial(presenters.notice_words, paper=Paper(paper)))
    step = Step("notice", "", _("拟公告"), form, services.draft_notice, "election", policies.can_draft_notice)
    return take_step(
        request, step, found, heading=str(found), back=_back(public_id), done=lambda made: reverse("bulletin:desk")
    )


@writes
def decide(request, public_id, objection):
    """Decide an objection to the list."""
    found = selectors.find_objection(selectors.find_election(public_id), objection)
    step = Step(
        "decide",
        "",
        _("处理异议"),
        forms.DecideForm,
        services.decide_objection,
        "objection",
        _of_election(policies.can_run),
    )
    return take_step(request, step, found, heading=found.words, back=_back(public_id))


@writes
def withdraw(request, public_id, candidate):
    """Somebody stands no more."""
    found = selectors.find_candidate(selectors.find_election(public_id), candidate)
    step = Step(
        "withdraw", "", _("不再当候选人"), forms.ReasonForm, services.withdraw_candidate, "candidate",
        _of_election(policies.can_run),
    )  # fmt: skip
    return take_step(request, step, found, heading=found.name, back=_back(public_id))


@writes
def decline(request, public_id, candidate):
    """Somebody elected does not take the seat."""
    found = selectors.find_candidate(selectors.find_election(public_id), candidate)
    if not found.elected_in:
        raise Http404
    step = Step(
        "decline", "", _("当选后不就任"), forms.DeclineForm, services.decline_seat, "candidate",
        _of_election(policies.can_guide),
    )  # fmt: skip
    return take_step(request, step, found, heading=f"{found.name} · {found.post.title}", back=_back(public_id))


@writes
def hand_over(request, public_id, what):
    """One thing is handed over."""
    found = selectors.find_handover(selectors.find_election(public_id), what)
    step = Step(
        "hand_over", "", _("登记交接"), forms.HandoverForm, services.hand_over, "item", _of_election(policies.can_guide)
    )
    return take_step(request, step, found, heading=found.get_what_display(), back=_back(public_id))


@reads
def paper(request, public_id):
    """The result and the hand-over on paper, to be signed."""
    found = selectors.find_election(public_id)
    policies.can_read_work(request.actor, found).or_raise()
    with as_on_paper():
        words = exports.report(found, request.build_absolute_uri(_back(public_id)))
        return paper_response("report", words, f"选举结果和交接-{found.unit.name}.pdf")


@reads
def sheet(request, public_id, name):
    """One paper of the polling day: ballot papers, what is written down beside them, the result to be signed."""
    found = selectors.find_election(public_id)
    policies.can_read_work(request.actor, found).or_raise()
    if name not in selectors.sheets_of(found):
        raise Http404
    with as_on_paper():
        layout, words = exports.SHEETS[name](found, request.build_absolute_uri(_back(public_id)))
        return paper_response(layout, words, f"{Sheet(name).label}-{found.unit.name}.pdf")
