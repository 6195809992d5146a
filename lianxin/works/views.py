"""Projects: what everybody reads, the desk behind it, each step, the payments."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import Step, steps_of, take_step
from lianxin.people import selectors as people
from lianxin.works import forms, policies, presenters, selectors, services
from lianxin.works.vocabulary import IN_USE, PROJECT_WAYS, NoteKind, ProjectVerb

_V, _F, _S, _P = ProjectVerb, forms, services, policies


def _step(name, verb, label, form, run, allowed=policies.can_lead, told="", fits=None):
    return Step(name, verb, label, form, run, "project", allowed, told, fits)


def _may_open(actor, division):
    return policies.can_open_project(actor, division.path)


_TWO = _("填好以后由另一个人放款。一张付款单只从一个来源付，它手里有多少付多少。")
_AGAIN = _("和会上定的差得多，要先开会再议；一次次小的变更加在一起算。")
_PURSE = _("每个来源单独记账，不混用。凭据号写清楚，谁都能对。")
_BROKEN = _("有毛病的，记在这里，再到“说件事”报一件，有期限、有答复。")
_LOT = _("先公布用什么数、哪天抽，再报名，到那天才抽：谁也挑不了人。")
_ALL = _("抽签定的监督员都签了字才算合格。有人不肯签，登记“验收不通过”和原因。")
_STOP = _("停工以后不能放款、不能登记完工，等监督的人说可以复工。")


def _no_draw(project):
    return project.draw_on is None


def _before_draw(project):
    return project.draw_on is not None and clock.today() < project.draw_on


def _on_draw(project):
    return project.draw_on is not None and clock.today() >= project.draw_on and not project.draw_seed


def _has(kind):
    return lambda project: bool(selectors.open_notes(project, kind))


def _is_clear(project):
    return not selectors.open_notes(project, NoteKind.STOP)


NEW_STEPS = {
    "open": Step("open", "", _("按决议立项"), _F.OpenForm, _S.open_project, "division", _may_open),
    "propose": Step("propose", "", _("提一个设想"), _F.ProposeForm, _S.propose_project, "division", _may_open),
}
PROJECT_STEPS = {
    step.name: step
    for step in (
        _step("screen", _V.SCREEN, _("写初步意见"), _F.WordsForm, _S.screen_project),
        _step("consult", _V.CONSULT, _("登记大家的意见"), _F.WordsForm, _S.consult_project),
        _step("decide", _V.DECIDE, _("登记决议"), _F.DecideForm, _S.decide_project),
        _step("design", _V.DESIGN, _("写方案和预算"), _F.DesignForm, _S.design_project),
        _step("fund", _V.FUND, _("钱都有来源了"), _F.ConfirmForm, _S.fund_project, _P.can_keep_money),
        _step("approve", _V.APPROVE, _("批准、备案"), _F.WordsForm, _S.approve_project, _P.can_approve),
        _step("procure", _V.PROCURE, _("定谁来做"), _F.ProcureForm, _S.procure_project),
        _step("begin", _V.BEGIN, _("登记开工"), _F.DatedForm, _S.begin_work),
        _step("complete", _V.COMPLETE, _("登记完工"), _F.DatedForm, _S.complete_work),
        _step("add-line", _V.ADD_LINE, _("加一个来源"), _F.LineForm, _S.add_line, _P.can_keep_money, _PURSE),
        _step("receive", _V.RECEIVE, _("登记收到"), _F.ReceiveForm, _S.receive_money, _P.can_keep_money),
        _step("pay", _V.PAY, _("填付款单"), _F.PaymentForm, _S.draft_payment, _P.can_keep_money, _TWO),
        _step("give-back", _V.GIVE_BACK, _("登记退回"), _F.GiveBackForm, _S.give_back, _P.can_keep_money),
        _step("settle", _V.SETTLE, _("决算"), _F.WordsForm, _S.settle_project, _P.can_keep_money),
        _step("hand-over", _V.HAND_OVER, _("移交，定谁管护"), _F.HandOverForm, _S.hand_over),
        _step("inspect", _V.INSPECT, _("记一次查看"), _F.InspectForm, _S.inspect_asset, _P.can_note, _BROKEN),
        _step("retire", _V.RETIRE, _("报废"), _F.ReasonForm, _S.retire_asset),
        _step("change", _V.CHANGE, _("变更预算"), _F.ChangeForm, _S.change_budget, told=_AGAIN),
        _step("cancel", _V.CANCEL, _("不做了"), _F.ReasonForm, _S.cancel_project),
    )
}
SITE_STEPS = {
    step.name: step
    for step in (
        _step(
            "announce-draw",
            _V.ANNOUNCE_DRAW,
            _("公布怎么抽签"),
            _F.AnnounceForm,
            _S.announce_draw,
            _P.can_watch,
            _LOT,
            _no_draw,
        ),
        _step(
            "volunteer",
            _V.VOLUNTEER,
            _("登记报名"),
            _F.VolunteerForm,
            _S.enter_volunteer,
            _P.can_watch,
            fits=_before_draw,
        ),
        _step("draw", _V.DRAW, _("抽签"), _F.DrawForm, _S.draw_monitors, _P.can_watch, fits=_on_draw),
        _step("accept", _V.ACCEPT, _("验收合格"), _F.AcceptForm, _S.accept_work, _P.can_watch, _ALL),
        _step("refuse", _V.REFUSE, _("验收不通过"), _F.RefuseForm, _S.refuse_work, _P.can_watch),
        _step("log", _V.NOTE, _("写工地记录"), _F.LogForm, _S.write_log, _P.can_note),
        _step("defect", _V.DEFECT, _("要返修"), _F.DefectForm, _S.find_defect, _P.can_watch),
        _step("mend", _V.MEND, _("修好了"), _F.MendForm, _S.mend_defect, _P.can_watch, fits=_has(NoteKind.DEFECT)),
        _step("stop", _V.STOP, _("通知停工"), _F.ReasonForm, _S.stop_work, _P.can_watch, _STOP, _is_clear),
        _step("resume", _V.RESUME, _("可以复工"), _F.WordsForm, _S.resume_work, _P.can_watch, fits=_has(NoteKind.STOP)),
    )
}
PAYMENT_STEPS = {
    "release": Step(
        "release", "", _("放款"), _F.ReleaseForm, _S.release_payment, "payment", _P.can_release,
        _("看清付给谁、付什么、从哪个来源付。填单的人自己不能放。"),
    ),
    "refuse": Step("refuse", "", _("退回付款单"), _F.ReasonForm, _S.refuse_payment, "payment", _P.can_release),
}  # fmt: skip


def place_of(request):
    """The place asked for, else the reader's own."""
    return people.place_for(request.actor, request.GET.get("place", ""))


def _listed(request, place):
    page = selectors.projects(place=place.path if place else "", cursor=request.GET.get("after", ""))
    return {"place": place, "page": page, "rows": [presenters.project_row(each) for each in page]}


@reads(public=True)
def index(request):
    """村里的项目: what a place builds, for everybody."""
    context = _listed(request, place_of(request)) | {"may_work": bool(policies.can_work_on_projects(request.actor))}
    return render(request, "works/index.html", context)


@reads
def desk(request):
    """The desk: what is mine to do, and all projects of the place."""
    policies.can_work_on_projects(request.actor).or_raise()
    place, ours = place_of(request), selectors.work_of(request.actor)
    ours = [] if ours is None else ours.select_related("division").order_by("id")[:30]
    context = _listed(request, place) | {
        "ours": [presenters.project_row(each) for each in ours],
        "may_open": bool(place) and bool(policies.can_open_project(request.actor, place.path)),
    }
    return render(request, "works/desk.html", context)


@writes
def new_project(request, verb):
    """Opened from a resolution, or as an idea."""
    place = shown(place_of(request))
    if verb not in NEW_STEPS:
        raise Http404
    return take_step(
        request, NEW_STEPS[verb], place, heading=place.name, back=f"{reverse('works:desk')}?place={place.public_id}",
        done=lambda made: reverse("works:project", args=[made.public_id]),
    )  # fmt: skip


@reads(public=True)
def project(request, public_id):
    """One project: where, why, who decided, money by source, plan beside what happened, and the next step."""
    found = selectors.find_project(public_id)
    lines = selectors.lines_of(found)
    purses = selectors.purses_of(found, lines)
    may_see_drafts = bool(policies.can_see_drafts(request.actor, found))
    drafts = selectors.waiting_payments(found) if may_see_drafts else []
    asset = selectors.asset_of(found) if found.state in IN_USE else None
    context = {
        "asset": presenters.asset_facts(asset) if asset else [],
        "inspections": presenters.inspection_rows(selectors.inspections_of(asset)) if asset else [],
        "project": found, "tone": presenters.project_tone(found), "facts": presenters.where_and_who(found),
        "costs": presenters.cost_facts(found, selectors.changes_of(found)), "items": presenters.item_rows(found),
        "decided": presenters.decided(found, request.actor), "picture": presenters.money_picture(lines, purses),
        "sources": presenters.source_rows(lines, purses), "totals": presenters.totals(lines, purses),
        "milestones": presenters.time_line(found, selectors.stages_of(found)),
        "steps": steps_of(PROJECT_STEPS, PROJECT_WAYS, found, found.state, request.actor),
        "watching": presenters.drawn_names(found, names=may_see_drafts),
        "drafts": presenters.draft_rows(drafts, PAYMENT_STEPS, request.actor),
    }  # fmt: skip
    return render(request, "works/project.html", context)


@reads(public=True)
def money(request, public_id):
    """Every movement of its money, for everybody."""
    found = selectors.find_project(public_id)
    page = selectors.movements_page(found, cursor=request.GET.get("after", ""))
    context = {"project": found, "page": page, "rows": presenters.move_rows(page)}
    return render(request, "works/money.html", context)


@reads(public=True)
def site(request, public_id):
    """Who watches the work, what they wrote down, what the acceptances said, and their next step."""
    found = selectors.find_project(public_id)
    context = {
        "project": found, "watch": presenters.watch(found, names=bool(policies.can_see_drafts(request.actor, found))),
        "steps": steps_of(SITE_STEPS, PROJECT_WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "works/site.html", context)


@writes
def act_on_project(request, public_id, verb):
    """The form of one step."""
    step = PROJECT_STEPS.get(verb) or SITE_STEPS.get(verb)
    if step is None:
        raise Http404
    found = selectors.find_project(public_id)
    back = reverse("works:site" if verb in SITE_STEPS else "works:project", args=[public_id])
    return take_step(request, step, found, heading=found.audit_label, back=back)


@writes
def act_on_payment(request, public_id, verb):
    """The second person looks at a payment."""
    if verb not in PAYMENT_STEPS:
        raise Http404
    found = selectors.find_payment(public_id)
    back = reverse("works:project", args=[found.project.public_id])
    return take_step(request, PAYMENT_STEPS[verb], found, heading=presenters.payment_heading(found), back=back)
