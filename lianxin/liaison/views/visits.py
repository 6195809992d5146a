"""Visits on ordinary pages: recorded without the app, typed in from paper, confirmed by the household."""

import uuid

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.liaison import forms, policies, presenters, selectors, services
from lianxin.liaison.views.common import contact_or_404, settle
from lianxin.liaison.vocabulary import PromiseState
from lianxin.needs import selectors as needs


@writes
def record(request, public_id):
    """记一次走访: the liaison's own, or typed in by staff from the liaison's paper."""
    contact = contact_or_404(request, public_id)
    mine = policies.is_liaison_of(request.actor, contact)
    if not mine:
        policies.can_enter_paper(request.actor, contact.division_path).or_raise()
    authors = selectors.authors_of(contact, request.actor.id if mine else None)
    kinds = [kind for top in needs.categories() for kind in top.kinds]
    form = forms.PaperVisitForm(
        posted(request)[0],
        authors=authors,
        categories=kinds,
        initial={"met_at": clock.now(), "client_key": str(uuid.uuid4())},
    )

    def run():
        liaison, values = form.authors[form.cleaned_data["author"]], form.whole_draft()
        given = {"contact": contact, "draft": values, "client_id": form.cleaned_data["client_key"], "by": request.actor}
        if liaison.user_id == request.actor.id:
            services.record_visit(**given)
        else:
            services.enter_paper_visit(liaison=liaison, **given)

    heading = _("记一次走访") if mine else _("代录纸质走访记录")
    empty = "" if authors else _("这一户没有过联系人，没有谁的走访可录。")
    back = f"/liaison/contacts/{contact.public_id}/"
    return settle(request, form, heading, run, _("记下了。户里会收到消息，可以说记得对不对。"), back, empty=empty)


@writes
def note_event(request, public_id):
    """Something happened there: somebody looks in within a few days."""
    contact = contact_or_404(request, public_id)
    policies.can_note_event(request.actor, contact).or_raise()
    form = forms.EventForm(posted(request)[0])

    def run():
        services.note_event(contact=contact, by=request.actor, **form.cleaned_data)

    back = f"/liaison/contacts/{contact.public_id}/"
    return settle(request, form, _("这一户有事"), run, _("记下了，联系人会收到提醒。"), back)


@writes(methods=("POST",))
def confirm(request, public_id):
    """The household, or who calls next on its behalf, says whether the visit was as recorded."""
    visit = selectors.find_visit(public_id)
    if visit is None:
        raise Http404
    _try(
        request,
        lambda: services.confirm_visit(
            visit=visit, is_so=request.POST.get("is_so") == "yes", words=request.POST.get("words", ""), by=request.actor
        ),
    )
    return redirect(_back_to(request, visit.contact))


@writes(methods=("POST",))
def settle_promise(request, public_id):
    """Kept, not wanted any more, or the household's word on it."""
    promise = selectors.find_promise(public_id)
    if promise is None:
        raise Http404
    said = request.POST.get("said", "")
    if said in ("yes", "no"):
        _try(request, lambda: services.judge_promise(promise=promise, is_so=said == "yes", by=request.actor))
    elif said in (PromiseState.KEPT, PromiseState.WITHDRAWN):
        _try(request, lambda: services.settle_promise(promise=promise, state=said, by=request.actor))
    return redirect(_back_to(request, promise.contact))


def _try(request, change):
    try:
        change()
        messages.success(request, _("记下了。"))
    except RuleBroken as broken:
        messages.error(request, str(broken))


def _back_to(request, contact):
    if policies.is_of_household(request.actor, contact):
        return "liaison:ours"
    return f"/liaison/contacts/{contact.public_id}/"


@writes(public=True)
def by_card(request, public_id):
    """连心卡: who keeps in touch; with the card's code also what was recorded, and a way to say whether it is so."""
    contact = selectors.contact_by_id(public_id)
    if contact is None:
        raise Http404
    form, context = forms.CardForm(posted(request)[0]), {"contact": contact, "visits": None}
    if request.method == "POST" and form.is_valid():
        try:
            _speak_by_card(request, contact, form.cleaned_data["code"])
            faces = [presenters.visit_face(each, whole=False) for each in selectors.visits_of(contact, size=5)]
            context |= {"visits": faces, "code": form.cleaned_data["code"]}
        except RuleBroken as broken:
            form.add_error("code", str(broken))
    context |= {"form": form, "keepers": [presenters.keeper_face(each) for each in selectors.keepers_of(contact)]}
    return render(request, "liaison/card.html", context, status=422 if form.errors else 200)


def _speak_by_card(request, contact, code):
    """Open the card; when a visit is named, say of it what was pressed."""
    visit = selectors.find_visit(request.POST.get("visit", ""))
    if visit is None:
        services.open_by_card(contact=contact, code=code)
        return
    said = request.POST.get("is_so") == "yes"
    services.confirm_by_code(contact=contact, code=code, visit=visit, is_so=said, by=request.actor)
    messages.success(request, _("记下了，谢谢您告诉我们。"))


@reads
def refused(request):
    """没有收下的: records of mine, and of the place for whoever assigns, with what was in them."""
    mine = [presenters.refusal_face(each) for each in selectors.refusals_of(request.actor.id)[:100]]
    theirs = [presenters.refusal_face(each) for each in selectors.refusals_seen_by(request.actor)[:100]]
    context = {"groups": ((mine, _("我送来的")), (theirs, _("本村送来的"))), "any_rows": bool(mine or theirs)}
    return render(request, "liaison/refused.html", context)


@writes
def phones(request):
    """走访手机: which devices hold my households; one that is lost is revoked here."""
    if request.method == "POST":
        phone = selectors.find_phone(request.actor.id, request.POST.get("phone", ""))
        if phone is None:
            raise Http404
        services.revoke_phone(phone=phone, by=request.actor)
        messages.success(request, _("已停用。它下次联网时会清掉上面的资料；不联网也打不开了。"))
        return redirect("liaison:phones")
    return render(request, "liaison/phones.html", {"phones": list(selectors.phones_of(request.actor.id)[:20])})


@reads
def counts(request):
    """走访情况: counts per branch for whoever leads it; no list of persons, no order by activity."""
    place = selectors.led_place(request.actor)
    policies.can_see_counts(request.actor, place.path if place else "").or_raise()
    return render(request, "liaison/counts.html", {"place": place, "rows": selectors.branch_counts(place)})
