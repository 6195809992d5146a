from copy import copy

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import reads, writes
from lianxin.kit.own_data import about, own_table, own_tables
from lianxin.kit.panels import panels_for
from lianxin.kit.steps import run_once
from lianxin.kit.templatetags.kit import day
from lianxin.people import selectors as people_selectors
from lianxin.people import services as people
from lianxin.people.exports import PHOTOS, copy_of, parts_of
from lianxin.people.forms import AskForm
from lianxin.people.selectors import mine, person_page
from lianxin.people.selectors.consents import consent_rows
from lianxin.people.selectors.deletion import deletion_of
from lianxin.people.views.finding import show_broken
from lianxin.people.vocabulary import RightsState


@reads
def show_mine(request):
    """我家: what is recorded about us, who looked, what we agreed to, what we asked for."""
    own = mine.people_at_home(request.actor)
    person = next((p for p in own if p.user_id == request.actor.id), None)
    context = {"person": person, "is_self": True, "until": None, "wards": [p for p in own if p is not person]}
    if person:
        context |= _page_of(request, person)
        context["panels"] = panels_for("mine", request.actor, person)
    return render(request, "people/mine.html", context)


@reads
def show_ward(request, public_id):
    """The same of a person whose guardian I am: their consents, requests with answers, who looked."""
    person = _own(request, public_id)
    if person.user_id == request.actor.id:
        return redirect("mine:show")
    until = people_selectors.ward_until(request.actor, person)
    context = {"person": person, "is_self": False, "until": until, "wards": (), "panels": ()}
    return render(request, "people/mine.html", context | _page_of(request, person))


def _page_of(request, person):
    page = person_page(person, request.actor)
    consents, label_consents = consent_rows(person, page.labels)
    return {
        "page": page,
        "household": page.household,
        "members": mine.names_of(page.family),
        "consents": consents,
        "label_consents": label_consents,
        "duties": people_selectors.duty_rows(),
        "requests": mine.request_rows(request.actor, person),
    }


def _back_to(request, person):
    return redirect("mine:show") if person.user_id == request.actor.id else redirect("mine:ward", person.public_id)


def _own(request, public_id):
    """One of the actor's own people, or 404."""
    for person in mine.own_people(request.actor):
        if person.public_id == public_id:
            return person
    raise Http404


def _kept_of(request, public_id):
    """The same, without what stands under an account of a ward's own: that is for the ward alone."""
    person = copy(_own(request, public_id))
    if person.user_id != request.actor.id:
        person.user_id = None
    return person


@writes(methods=("POST",))
def switch_consent(request, public_id, purpose):
    """Give and withdraw are the same button, at the same place."""
    person = _own(request, public_id)
    label = request.POST.get("label", "")
    try:
        if request.POST.get("agree") == "yes":
            people.give_consent(person=person, purpose=purpose, label=label, by=request.actor)
            messages.success(request, _("已记下您的同意，随时可以撤回。"))
        else:
            people.withdraw_consent(person=person, purpose=purpose, label=label, by=request.actor)
            messages.success(request, _("已撤回同意，不影响您办其他事。"))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    return _back_to(request, person)


@writes(methods=("POST",))
def withdraw_right(request, public_id, request_id):
    """Who asked takes it back, while it is open."""
    person = _own(request, public_id)
    wish = person.rights_requests.filter(public_id=request_id).first()
    if wish is None:
        raise Http404
    try:
        people.move_rights_request(request=wish, state=RightsState.WITHDRAWN, by=request.actor)
        messages.success(request, _("请求已撤回。以后随时可以再提。"))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    return _back_to(request, person)


@writes(methods=("POST",))
def export_mine(request, public_id):
    """Everything every room keeps about this person, to take away: to read and for machines, with a part of the photos."""
    person = _kept_of(request, public_id)
    part = request.POST.get("part", "1")
    if part not in map(str, range(1, parts_of(person) + 1)):
        raise Http404
    people.note_export(person=person, by=request.actor)
    name = f"my-data-{public_id}.zip" if part == "1" else f"my-data-{public_id}-{part}.zip"
    response = FileResponse(
        copy_of(person, int(part)), as_attachment=True, filename=name, content_type="application/zip"
    )
    response["Cache-Control"] = "no-store"
    return response


@reads
def print_mine(request, public_id):
    """What the register holds, and the way to what each room holds."""
    person = _kept_of(request, public_id)
    context = {"person": person, "all": mine.everything_about(person), "tables": own_tables()}
    return render(request, "people/mine_print.html", context)


@reads
def show_table(request, public_id, key):
    """What one room holds about this person."""
    person, own = _kept_of(request, public_id), own_table(key)
    if own is None:
        raise Http404
    further = range(2, parts_of(person) + 1) if key == PHOTOS else ()
    return render(
        request, "people/mine_table.html", {"person": person, "table": about(own, person), "further": further}
    )


@reads
def show_deletion(request, public_id):
    """What would go and what would stay if they asked for a deletion and it were granted today."""
    person = _kept_of(request, public_id)
    return render(request, "people/deletion.html", {"person": person, "deletion": deletion_of(person)})


@writes
def ask_right(request, public_id):
    person = _own(request, public_id)
    form = AskForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    if request.method == "POST" and form.is_valid():
        try:
            asker = "self" if person.user_id == request.actor.id else "guardian"
            said = {"person": person, "asker": asker, "asker_name": request.actor.name, **form.cleaned_data}
            wish = run_once(request, lambda: people.ask_right(by=request.actor, **said))
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已收到，最迟 %(day)s 答复您。") % {"day": day(wish.due_at)})
            if not people_selectors.is_day_certain(wish):
                messages.info(request, _("那一年的调休上班日还没有公布，公布以后可能提前。"))
            return _back_to(request, person)
    context = {
        "form": form,
        "heading": _("更正、删除或查阅") if person.user_id != request.actor.id else _("更正、删除或查阅我的信息"),
    }
    return render(request, "people/form.html", context, status=422 if form.errors else 200)
