"""Objecting, and answering."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.bulletin import policies, presenters, selectors, services
from lianxin.bulletin.forms import AnswerForm, ObjectionForm, StaffObjectionForm
from lianxin.kit.errors import NotFound, RuleBroken
from lianxin.kit.http import posted, writes


@writes(public=True)
def raise_objection(request, public_id):
    """提异议: by anyone, with or without a name; staff enter what came on paper."""
    notice = selectors.find_notice(public_id, request.actor)
    for_others = bool(policies.can_write_objection_for(request.actor, notice))
    form = (StaffObjectionForm if for_others else ObjectionForm)(*posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.raise_objection(notice=notice, **form.cleaned_data, by=request.actor)
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        else:
            messages.success(request, _("收到了。请记下这一页的网址或查询码，到时来看答复。"))
            return redirect("bulletin:objection", public_id=made.public_id)
    context = {"notice": notice, "form": form, "for_others": for_others}
    return render(request, "bulletin/object.html", context, status=422 if form.errors else 200)


_ANSWERS = {
    "first": ("answer_first", "words"),
    "uphold": ("uphold_objection", "answer"),
    "dismiss": ("dismiss_objection", "answer"),
}


@writes(public=True)
def objection(request, public_id):
    """How far an objection is, for whoever has its code; who answers does so here."""
    found = selectors.find_objection(public_id)
    if found is None:
        raise NotFound
    decision = policies.can_answer_objection(request.actor, found)
    form = AnswerForm(*posted(request)) if decision and found.is_open else None
    if request.method == "POST":
        decision.or_raise()
        name, field = _ANSWERS.get(request.POST.get("outcome"), _ANSWERS["first"])
        if form and form.is_valid():
            try:
                getattr(services, name)(objection=found, by=request.actor, **{field: form.cleaned_data["words"]})
            except RuleBroken as broken:
                form.add_error(None, broken.message)
            else:
                messages.success(request, _("已答复，大家都能看到。"))
                return redirect("bulletin:objection", public_id=public_id)
    context = {
        "objection": found,
        "row": presenters.objection_row(found),
        "form": form,
        "appeal": services.appeal_of(objection=found),
        "judges": services.who_judges(notice=found.notice),
        "judged_at": services.source_address(notice=found.notice),
        "why_not": "" if decision or not request.actor.is_user else decision.reason,
    }
    return render(request, "bulletin/objection.html", context, status=422 if form and form.errors else 200)
