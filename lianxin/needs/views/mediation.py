"""人民调解: the mediator's list, one record behind a reason, its steps, its papers."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.files import selectors as files
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import run_once
from lianxin.needs import exports, forms, policies, presenters, selectors, services
from lianxin.needs.vocabulary import MediationState, MediationVerb
from lianxin.territory import selectors as territory


@dataclass(frozen=True)
class MediationStep:
    """``more(mediation)`` says whether there is anything to do, beside what the table of states lets start."""

    name: str
    verb: MediationVerb
    label: object
    form: type
    run: object
    more: object = None
    of_item: bool = False

    def fits(self, mediation):
        return selectors.may_happen(mediation, self.verb) and (self.more is None or self.more(mediation))


def _may_ask_court(mediation):
    return not mediation.court_asked_on


def _court_is_silent(mediation):
    return mediation.court_asked_on and not mediation.court_answered_on


_F, _S, _V, _L = forms, services, MediationVerb, gettext_lazy
MEDIATION_STEPS = {
    step.name: step
    for step in (
        MediationStep("sign", _V.SIGN, _L("签名盖章齐了，协议生效"), _F.SignForm, _S.sign_agreement),
        MediationStep("check", _V.CHECK, _L("回访：做到了没有"), _F.CheckForm, _S.check_agreement, of_item=True),
        MediationStep("call", _V.CALL, _L("定见面的时间地点"), _F.CallForm, _S.call_parties),
        MediationStep("propose", _V.PROPOSE, _L("写调解方案"), _F.ProposeForm, _S.propose_settlement),
        MediationStep("agree", _V.AGREE_IN_WRITING, _L("谈成了，写协议书"), _F.AgreeForm, _S.agree_in_writing),
        MediationStep("agree-orally", _V.AGREE_ORALLY, _L("口头谈成，当天生效"), _F.AgreeForm, _S.agree_orally),
        MediationStep("ask-court", _V.ASK_COURT, _L("已申请司法确认"), _F.AskCourtForm, _S.ask_court, _may_ask_court),
        MediationStep("court", _V.RECORD_COURT, _L("记下法院的答复"), _F.CourtForm, _S.record_court, _court_is_silent),
        MediationStep("end", _V.END, _L("没有谈成，结束调解"), _F.EndMediationForm, _S.end_mediation),
        MediationStep("leave", _V.WITHDRAW, _L("当事人退出"), _F.LeaveForm, _S.withdraw_mediation),
    )
}


@reads
def mediations(request):
    """Mediations of mine, and of the place I head: numbers and days, no name and no word."""
    policies.can_see_mediations(request.actor).or_raise()
    state = request.GET.get("state", "")
    page = selectors.mediations(request.actor, state=state, cursor=request.GET.get("after", ""))
    context = {
        "page": page,
        "rows": [presenters.mediation_row(each) for each in page],
        "state_options": presenters.options(MediationState.choices, state),
        "query": presenters.query_without(request.GET, "after"),
    }
    return render(request, "needs/mediations.html", context)


@writes
def new_mediation(request):
    """Take one up that was not told as a need."""
    policies.can_see_mediations(request.actor).or_raise()
    places = territory.divisions_at(request.actor.scopes(*policies.MEDIATORS)).values()
    form = forms.OpenMediationForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            made = run_once(request, lambda: services.open_mediation(by=request.actor, **form.cleaned_data))
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("已受理，编号 {number}。").format(number=made.number))
            return redirect("needs:mediation", public_id=made.public_id)
    return render(request, "needs/new_mediation.html", {"form": form}, status=422 if form.errors else 200)


@writes
def mediation(request, public_id):
    """One mediation: its number and days; with the record open, all of it. Posting a reason opens it."""
    found, session = selectors.find_mediation(public_id, request.actor), request.session.session_key or ""
    form = forms.ReadMediationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.read_mediation(mediation=found, by=request.actor, session_key=session, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            return redirect("needs:mediation", public_id=public_id)
    opened = selectors.live_opening(found, request.actor, session)
    context = {
        "mediation": found,
        "tone": presenters.mediation_tone(found),
        "facts": presenters.mediation_facts(found),
        "form": form,
        "opened": opened,
        "parties": presenters.party_lines(found) if opened else [],
        "items": presenters.item_lines(found.items.all()) if opened else [],
        "scans": files.files_of("mediation", public_id) if opened else [],
        "openings": list(selectors.openings_of(found)[:50]),
        "steps": [step for step in MEDIATION_STEPS.values() if step.fits(found)],
    }
    return render(request, "needs/mediation.html", context, status=422 if form.errors else 200)


@writes
def act_on_mediation(request, public_id, verb):
    """The form of one step. It shows what is on record, so the record is opened first; what was typed is taken all the same."""
    if verb not in MEDIATION_STEPS:
        raise Http404
    step, found = MEDIATION_STEPS[verb], selectors.find_mediation(public_id, request.actor)
    is_open = selectors.live_opening(found, request.actor, request.session.session_key or "")
    if not step.fits(found) or (request.method != "POST" and not is_open):
        words = _("请先写明理由，打开案卷。") if step.fits(found) else _("这一步现在没有要您做的。")
        messages.info(request, words)
        return redirect("needs:mediation", public_id=public_id)
    form = step.form(*posted(request), mediation=found)
    if request.method == "POST" and form.is_valid():
        about = {} if step.of_item else {"mediation": found}
        try:
            step.run(by=request.actor, **about, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("{step}，已记下。").format(step=step.label))
            return redirect("needs:mediation", public_id=public_id)
    context = {"mediation": found, "step": step, "form": form}
    return render(request, "needs/act_on_mediation.html", context, status=422 if form.errors else 200)


def _opened(request, public_id):
    """The mediation for a paper: only with its record open, and where its code leads."""
    found = selectors.find_mediation(public_id, request.actor)
    if not selectors.live_opening(found, request.actor, request.session.session_key or ""):
        raise Http404
    return found, request.build_absolute_uri(reverse("needs:mediation", args=[public_id]))


@reads
def mediation_sheet(request, public_id):
    """调解协议书 as PDF."""
    found, address = _opened(request, public_id)
    parties, items = list(found.parties.all()), list(found.items.all())
    with as_on_paper():
        words = exports.mediation_agreement(
            found, parties, items, address=address, at=clock.now(), by=request.user.name
        )
    return paper_response("sheet", words, f"调解协议书-{found.number}.pdf")


@reads
def mediation_invitation(request, public_id, number):
    """人民调解邀请 to one of the parties, counted from 1, as PDF: once a time is appointed."""
    found, address = _opened(request, public_id)
    parties = list(found.parties.all())
    if not found.meets_at or not 1 <= number <= len(parties):
        raise Http404
    with as_on_paper():
        words = exports.mediation_invitation(
            found, parties[number - 1], address=address, at=clock.now(), by=request.user.name
        )
    return paper_response("sheet", words, f"调解邀请-{found.number}-{number}.pdf")


@reads
def mediation_openings(request, public_id):
    """查阅记录 as PDF, for the parties."""
    found, address = _opened(request, public_id)
    openings = list(selectors.openings_of(found))
    with as_on_paper():
        words = exports.mediation_openings(found, openings, address=address, at=clock.now(), by=request.user.name)
    return paper_response("sheet", words, f"查阅记录-{found.number}.pdf")
