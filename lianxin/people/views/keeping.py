"""What staff record of a person: each page one form, each form one service."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import run_once
from lianxin.people import forms, policies, selectors
from lianxin.people import services as people
from lianxin.people.views.finding import show_broken


def _person(request, public_id):
    person = selectors.find_person(request.actor, public_id)
    if person is None:
        raise Http404
    return person


def _keeper(request, public_id):
    """The person, when the actor may register people there."""
    person = _person(request, public_id)
    policies.can_register_people(request.actor, person.division_path).or_raise()
    return person


def _record(request, form, heading, service, back):
    """Show the form; on a good post call the service with its values and go back."""
    if request.method == "POST" and form.is_valid():
        try:
            run_once(request, lambda: service(form.cleaned_data))
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已登记。"))
            return redirect(*back)
    return render(request, "people/form.html", {"form": form, "heading": heading}, status=422 if form.errors else 200)


def _relative(request, code, field):
    """The person somebody typed the number of, within what the actor may see."""
    found = selectors.find_person(request.actor, code.strip().upper())
    if found is None:
        raise RuleBroken(_("没有这个编号的人，没有保存。请到那个人的页面上抄编号。"), field=field)
    return found


@writes
def place_hold(request, public_id):
    person = _keeper(request, public_id)
    return _record(
        request,
        forms.HoldForm(request.POST or None),
        _("登记依法留存"),
        lambda data: people.place_hold(person=person, by=request.actor, **data),
        ("people:person", public_id),
    )


@writes
def lift_hold(request, public_id):
    person = _keeper(request, public_id)
    hold = person.legal_holds.filter(lifted_at__isnull=True).select_related("person").first()
    if hold is None:
        raise Http404
    return _record(
        request,
        forms.WhyForm(request.POST or None),
        _("解除依法留存"),
        lambda data: people.lift_hold(hold=hold, by=request.actor, **data),
        ("people:person", public_id),
    )


@writes
def record_kinship(request, public_id):
    person = _person(request, public_id)
    policies.can_view_kinship(request.actor, person).or_raise()

    def record(data):
        relative = _relative(request, data.pop("relative"), "relative")
        people.record_kinship(person=person, relative=relative, by=request.actor, **data)

    form = forms.KinshipForm(request.POST or None)
    return _record(request, form, _("登记近亲属关系"), record, ("people:person", public_id))


@writes
def set_populations(request, public_id):
    person = _keeper(request, public_id)
    held = list(person.belongings.filter(ends_on__isnull=True).values_list("population", flat=True))
    return _record(
        request,
        forms.PopulationsForm(request.POST or None, initial={"populations": held}),
        _("登记人口口径"),
        lambda data: people.set_populations(person=person, by=request.actor, **data),
        ("people:person", public_id),
    )


@writes
def depart_person(request, public_id):
    person = _keeper(request, public_id)
    return _record(
        request,
        forms.DepartForm(request.POST or None),
        _("登记迁出或去世"),
        lambda data: people.depart_person(person=person, by=request.actor, **{data["what"]: data["on"]}),
        ("people:person", public_id),
    )


@writes
def return_person(request, public_id):
    person = _keeper(request, public_id)
    return _record(
        request,
        forms.WhyForm(request.POST or None),
        _("登记迁回，或撤销误登的迁出、去世"),
        lambda data: people.return_person(person=person, by=request.actor, **data),
        ("people:person", public_id),
    )


@writes
def set_id_number(request, public_id):
    person = _keeper(request, public_id)
    return _record(
        request,
        forms.IdNumberForm(request.POST or None),
        _("登记身份证号"),
        lambda data: people.set_id_number(person=person, by=request.actor, **data),
        ("people:person", public_id),
    )


@writes
def record_consent(request, public_id):
    """Consent and withdrawal on paper or by word of mouth count the same as online."""
    person = _keeper(request, public_id)

    def record(data):
        if data.pop("agree") == "yes":
            people.give_consent(person=person, by=request.actor, **data)
        else:
            people.withdraw_consent(person=person, purpose=data["purpose"], label=data["label"], by=request.actor)

    form = forms.PaperConsentForm(request.POST or None)
    return _record(request, form, _("登记同意或撤回"), record, ("people:person", public_id))


@reads
def print_consent(request, public_id):
    """The notice and consent sheet on A4 (Art. 17, 29-31): boxes to tick, signed by the person or their guardian."""
    person = _keeper(request, public_id)
    context = {"person": person, "consents": selectors.offered_consents(), "duties": selectors.duty_rows()}
    context["guardians"] = selectors.guardians_of(person)
    context["by_guardian"] = policies.is_minor(person) or bool(context["guardians"])
    return render(request, "people/consent_sheet.html", context)


@writes
def ask_for_other(request, public_id):
    person = _keeper(request, public_id)
    return _record(
        request,
        forms.AskForOtherForm(request.POST or None),
        _("代收个人信息请求"),
        lambda data: people.ask_right(person=person, by=request.actor, **data),
        ("people:person", public_id),
    )


@writes
def link_user(request, public_id):
    person = _keeper(request, public_id)

    def link(data):
        user = get_user_model().objects.filter(username=data["username"]).first()
        if user is None:
            raise RuleBroken(_("没有这个用户名，没有关联。请核对后再填。"), field="username")
        people.ask_link(person=person, user=user, by=request.actor)

    form = forms.LinkForm(request.POST or None)
    return _record(request, form, _("关联账号"), link, ("people:person", public_id))


def settling(request, asked, confirm, decline):
    """What the answer of a ``SettleForm`` does."""

    def settle(data):
        if data["is_right"] == "yes":
            confirm(asked=asked, by=request.actor)
        else:
            decline(asked=asked, reason=data["reason"], by=request.actor)

    return settle


@writes
def settle_link(request, public_id):
    """A second person says whether the account is that person's."""
    person = _person(request, public_id)
    asked = selectors.open_link_of(person)
    if asked is None:
        raise Http404
    policies.can_settle_link(request.actor, asked, takes_back=True).or_raise()
    form = forms.SettleLinkForm(request.POST or None, asked=asked)
    settle = settling(request, asked, people.confirm_link, people.decline_link)
    return _record(request, form, _("核对账号关联"), settle, ("people:person", public_id))


@writes
def unlink_user(request, public_id):
    person = _keeper(request, public_id)
    return _record(
        request,
        forms.WhyForm(request.POST or None),
        _("解除账号关联"),
        lambda data: people.unlink_user(person=person, by=request.actor, **data),
        ("people:person", public_id),
    )


@writes
def correct_roll(request, public_id):
    roll = selectors.find_roll(request.actor, public_id)
    if roll is None:
        raise Http404
    policies.can_adopt_roll(request.actor, roll).or_raise()

    def correct(data):
        person = _relative(request, data.pop("person"), "person")
        people.correct_roll(roll=roll, person=person, by=request.actor, **data)

    form = forms.CorrectionForm(request.POST or None)
    return _record(request, form, _("更正名册"), correct, ("people:roll", public_id))
