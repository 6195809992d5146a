from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import reads, wants_fragment, writes
from lianxin.kit.panels import panels_for
from lianxin.kit.steps import run_once
from lianxin.people import policies, selectors
from lianxin.people import services as people
from lianxin.people.forms import AloneForm, HouseholdForm, MemberForm, PersonForm, ReasonForm, SearchForm
from lianxin.people.vocabulary import REGISTRARS


def show_broken(form, broken):
    """Put a broken rule on the form, at its field when it names one."""
    form.add_error(broken.field if broken.field in form.fields else None, str(broken))


@reads
def show_people(request):
    """One field to find a visitor; without words the households of the place."""
    policies.can_search_people(request.actor).or_raise()
    form = SearchForm(request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    context = {"form": form, "text": text, "may_register": bool(request.actor.scopes(*REGISTRARS))}
    if text:
        context["rows"] = selectors.find_people(text, "", request.actor)
    else:
        context["households"], context["next_cursor"] = selectors.household_rows(
            request.actor, cursor=request.GET.get("cursor", "")
        )
    return render(request, f"people/people.html{'#list' if wants_fragment(request) else ''}", context)


@reads
def show_household(request, public_id):
    household = selectors.find_household(request.actor, public_id)
    if household is None:
        raise Http404
    context = {
        "household": household,
        "members": selectors.member_rows(household, request.actor),
        "may_register": bool(policies.can_register_people(request.actor, household.division_path)),
        "may_move": bool(policies.can_move_households(request.actor, household.division_path)),
        "panels": panels_for("household", request.actor, household),
    }
    return render(request, "people/household.html", context)


@writes
def open_person(request, public_id):
    """The person as this viewer may see them; posting a reason opens the record."""
    person = selectors.find_person(request.actor, public_id)
    if person is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            people.open_record(
                person=person, by=request.actor, session_key=request.session.session_key or "", **form.cleaned_data
            )
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            return redirect("people:person", public_id)
    asked = None if person.user_id else selectors.open_link_of(person)
    context = {
        "page": selectors.person_page(person, request.actor, request.session.session_key or ""),
        "form": form,
        "may_open": bool(policies.can_open_record(request.actor, person)),
        "may_register": bool(policies.can_register_people(request.actor, person.division_path)),
        "may_settle": bool(asked and policies.can_settle_link(request.actor, asked, takes_back=True)),
        "open_link": asked,
        "may_label": bool(policies.can_manage_labels(request.actor, person)),
        "panels": panels_for("person", request.actor, person),
        "may_record_kin": bool(policies.can_view_kinship(request.actor, person)),
    }
    return render(request, "people/person.html", context, status=422 if form.errors else 200)


@writes
def register_household(request):
    places = selectors.places_of(request.actor)
    policies.can_register_people(request.actor, places[0].path if places else "").or_raise()
    form = HouseholdForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            household = run_once(request, lambda: people.register_family(by=request.actor, **form.cleaned_data))
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已登记户 %(code)s。") % {"code": household.code})
            return redirect("people:household", household.public_id)
    return render(request, "people/form.html", {"form": form, "heading": _("登记一户")}, status=_status(form))


@writes
def register_alone(request):
    """A courier, a driver, a seasonal worker: a person who has no household here."""
    places = selectors.places_of(request.actor)
    policies.can_register_people(request.actor, places[0].path if places else "").or_raise()
    form = AloneForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            person = run_once(request, lambda: people.register_person(by=request.actor, **form.cleaned_data))
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已登记%(name)s。") % {"name": person.name})
            return redirect("people:person", person.public_id)
    heading = _("登记没有户的人")
    return render(request, "people/form.html", {"form": form, "heading": heading}, status=_status(form))


@writes
def add_member(request, public_id):
    household = selectors.find_household(request.actor, public_id)
    if household is None:
        raise Http404
    policies.can_register_people(request.actor, household.division_path).or_raise()
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = {"household": household, "by": request.actor, **form.cleaned_data}
            run_once(request, lambda: people.register_member(**told))
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已增加一位家庭成员。"))
            return redirect("people:household", household.public_id)
    return render(request, "people/form.html", {"form": form, "heading": _("增加家庭成员")}, status=_status(form))


@writes
def correct_person(request, public_id):
    """Only with the record open: the form shows what is stored."""
    person = selectors.find_person(request.actor, public_id)
    if person is None:
        raise Http404
    policies.can_register_people(request.actor, person.division_path).or_raise()
    if not selectors.live_disclosure(person, request.actor, request.session.session_key or ""):
        messages.info(request, _("更正前请先写明理由，打开这份记录。"))
        return redirect("people:person", public_id)
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name != "reason"}
        person.refresh_from_db()
        try:
            people.correct_person(person=person, by=request.actor, reason=form.cleaned_data["reason"], **changes)
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已更正。"))
            return redirect("people:person", public_id)
    return render(request, "people/form.html", {"form": form, "heading": _("更正登记")}, status=_status(form))


def _status(form):
    return 422 if form.errors else 200
