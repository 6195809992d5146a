"""Errands and guided services: lists, one, and each step."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.files import selectors as files
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.people import selectors as people
from lianxin.stations import forms, policies, presenters, selectors, services
from lianxin.stations.views.common import refuse
from lianxin.stations.views.steps import CASE_STEPS, ERRAND_STEPS, open_steps
from lianxin.stations.vocabulary import CaseState, ErrandState
from lianxin.territory import selectors as territory


def errand_or_404(request, public_id):
    errand = selectors.find_errand(public_id)
    if errand is None:
        raise Http404
    policies.can_view_errand(request.actor, errand).or_raise()
    return errand


def case_or_404(request, public_id):
    case = selectors.find_case(public_id)
    if case is None:
        raise Http404
    policies.can_view_case(request.actor, case).or_raise()
    return case


def _list(request, heading, states, page, row, empty, add):
    context = {
        "heading": heading,
        "states": states,
        "state": request.GET.get("state", ""),
        "page": page,
        "rows": [row(each, clock.today()) for each in page],
        "empty": empty,
        "add": add,
    }
    return render(request, "stations/work_list.html", context)


@reads
def errands(request):
    """代办 I may see."""
    page = selectors.errands_page(
        request.actor, state=request.GET.get("state", ""), cursor=request.GET.get("after", "")
    )
    empty = _("没有代办。有人要跑腿的事，点“登记代办”记一件，不收钱。")
    return _list(
        request, _("代办"), ErrandState.choices, page, presenters.errand_row, empty, ("stations:ask_errand", _("登记代办"))
    )  # fmt: skip


@reads
def cases(request):
    """帮办 I may see."""
    page = selectors.cases_page(request.actor, state=request.GET.get("state", ""), cursor=request.GET.get("after", ""))
    empty = _("没有帮办。有人来办事，先到“服务事项”里找到那一项，点“陪他办”。")
    add = ("stations:items", _("服务事项"))
    return _list(request, _("帮办"), CaseState.choices, page, presenters.case_row, empty, add)


@writes
def ask_errand(request):
    """Ask for an errand: residents for themselves, staff for who stands before them."""
    actor = request.actor
    place = territory.home_division(actor)
    for_others = bool(place and policies.can_ask_errand(actor, place.path))
    mine = None if for_others else people.person_of(actor.id)
    form_class = forms.AskErrandForm if for_others else forms.AskForMyselfForm
    initial = {"division": mine.division if mine else place, "phone": "" if for_others else request.user.phone}
    form = form_class(posted(request)[0], initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        principal = services.Principal(
            name=data.get("name") or actor.name,
            phone=data["phone"],
            address=data["address"],
            user_id=None if for_others else actor.id,
        )
        asked = {name: data[name] for name in ("kind", "what", "division")}
        errand = services.ask_errand(principal=principal, client_key=form.key, by=actor, **asked)
        messages.success(request, _("已登记，编号 {number}。").format(number=errand.number))
        return redirect("stations:errand", errand.public_id)
    lede = _("跑腿的事可以请人代办，不收钱。答应了会写明最晚哪天办好。")
    context = {"form": form, "heading": _("请人代办"), "lede": lede, "back": "/"}
    return render(request, "stations/edit.html", context, status=422 if form.errors else 200)


def _is_untold(thing):
    """True while it goes on and whoever it is for left neither account nor telephone."""
    user_id, phone, _name = thing.for_whom
    return thing.is_open and not (user_id or phone)


@reads
def errand(request, public_id):
    """One errand: what is next, what is known, which papers are out, what happened."""
    this, actor = errand_or_404(request, public_id), request.actor
    runs = bool(policies.can_run_errand(actor, this))
    whole = (runs and this.is_open) or policies.is_principal(actor, this)
    context = {
        "thing": this,
        "heading": presenters.errand_row(this, clock.today()).title,
        "state": presenters.errand_row(this, clock.today()),
        "facts": presenters.errand_facts(this, whole=whole),
        "steps": open_steps(ERRAND_STEPS, actor, this),
        "act": "stations:act_on_errand",
        "originals": list(this.originals.all()),
        "copies": files.files_of("errand", this.public_id) if runs else [],
        "untold": runs and _is_untold(this),
        "note": "stations:errand_note",
        "papers": [
            ("stations:errand_note", _("告知单")),
            *([("stations:authorisation", _("授权委托书")), ("stations:originals", _("原件交接单"))] if runs else []),
        ],
        "timeline": presenters.timeline(this.steps.all(), ErrandState),
    }
    return render(request, "stations/work.html", context)


@reads
def case(request, public_id):
    """One guided service: what is next, what is known, what happened."""
    this, actor = case_or_404(request, public_id), request.actor
    works = bool(policies.can_work_on_case(actor, this))
    context = {
        "thing": this,
        "heading": this.item.name,
        "state": presenters.case_row(this, clock.today()),
        "facts": presenters.case_facts(this, whole=(works and this.is_open) or not works),
        "steps": open_steps(CASE_STEPS, actor, this),
        "act": "stations:act_on_case",
        "originals": [],
        "copies": [],
        "untold": works and _is_untold(this),
        "note": "stations:case_note",
        "papers": [("stations:case_note", _("告知单")), ("stations:case_checklist", _("一次性告知单"))],
        "materials": [(name, name in this.missing) for name in this.item.materials],
        "item": this.item,
        "timeline": presenters.timeline(this.steps.all(), CaseState),
    }
    return render(request, "stations/work.html", context)


def _act(request, steps, thing, verb, keyword, back):
    step = steps.get(verb)
    if step is None:
        raise Http404
    step.allowed(request.actor, thing).or_raise()
    form = step.bind(*posted(request), thing)
    if request.method == "POST" and form.is_valid():
        try:
            step.run(**{keyword: thing}, by=request.actor, **form.cleaned_data)
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, _("已记下：{what}。").format(what=step.label))
            return redirect(back, thing.public_id)
    context = {"form": form, "heading": step.label, "lede": thing.number, "button": step.label, "thing": thing}
    context["back"] = reverse(back, args=[thing.public_id])
    return render(request, "stations/edit.html", context, status=422 if form.errors else 200)


@writes
def act_on_errand(request, public_id, verb):
    """One step of an errand."""
    return _act(request, ERRAND_STEPS, errand_or_404(request, public_id), verb, "errand", "stations:errand")


@writes
def act_on_case(request, public_id, verb):
    """One step of a guided service."""
    return _act(request, CASE_STEPS, case_or_404(request, public_id), verb, "case", "stations:case")


@writes
def receive_case(request, public_id):
    """Begin a service of the catalogue with somebody."""
    item = selectors.find_item(public_id)
    if item is None:
        raise Http404
    policies.can_work_somewhere(request.actor).or_raise()
    form = forms.ReceiveCaseForm(posted(request)[0], stations=selectors.desk_stations(request.actor))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        applicant = services.Principal(name=data["name"], phone=data["phone"])
        begun = {name: data[name] for name in ("station", "on_behalf_of", "checklist_way")}
        try:
            made = services.receive_case(item=item, applicant=applicant, client_key=form.key, by=request.actor, **begun)
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, _("已受理，编号 {number}。清单现在就给。").format(number=made.number))
            return redirect("stations:case", made.public_id)
    context = {
        "form": form,
        "heading": _("陪他办：{name}").format(name=item.name),
        "back": reverse("stations:item", args=[public_id]),
    }
    return render(request, "stations/edit.html", context, status=422 if form.errors else 200)


@reads
def mine(request):
    """我的代办和帮办."""
    today = clock.today()
    context = {
        "errands": [presenters.errand_row(each, today) for each in selectors.my_errands(request.actor.id)],
        "cases": [presenters.case_row(each, today) for each in selectors.my_cases(request.actor.id)],
    }
    return render(request, "stations/mine.html", context)
