"""A household over time: its address corrected, a member leaving or moving to another one, its end."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import writes
from lianxin.people import forms, policies, selectors
from lianxin.people import services as people
from lianxin.people.views.finding import show_broken


def _household(request, public_id):
    """The household, when the actor may register people there."""
    household = selectors.find_household(request.actor, public_id)
    if household is None:
        raise Http404
    policies.can_register_people(request.actor, household.division_path).or_raise()
    return household


def _settle(request, household, form, heading, service):
    """Show the form; on a good post call the service with its values and go back to the household."""
    if request.method == "POST" and form.is_valid():
        try:
            done = service(form.cleaned_data)
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, done)
            return redirect("people:household", household.public_id)
    return render(request, "people/form.html", {"form": form, "heading": heading}, status=422 if form.errors else 200)


@writes
def correct_household(request, public_id):
    household = _household(request, public_id)

    def correct(data):
        people.correct_household(household=household, by=request.actor, **data)
        return _("已更正。")

    kept = {
        "address": household.address, "register_no": household.register_no, "position": household.position_words
    }  # fmt: skip
    return _settle(
        request,
        household,
        forms.HouseholdCorrectionForm(request.POST or None, initial=kept),
        _("更正住址和位置"),
        correct,
    )


@writes
def end_household(request, public_id):
    household = _household(request, public_id)

    def end(data):
        people.end_household(household=household, by=request.actor, **data)
        return _("这一户已注销，成员关系同日终止；人还在册。")

    return _settle(request, household, forms.EndingForm(request.POST or None), _("注销这一户"), end)


@writes
def choose_representative(request, public_id, person_id):
    """Another member leads the household: why is written down, and both and the family are told."""
    household = _household(request, public_id)
    member = selectors.open_member(household, person_id)
    if member is None:
        raise Http404

    def choose(data):
        people.choose_representative(household=household, person=member.person, by=request.actor, **data)
        return _("户代表已更换，有账号的家人都收到了消息。")

    heading = _("改为户代表：{name}").format(name=member.person.name)
    return _settle(request, household, forms.WhyForm(request.POST or None), heading, choose)


@writes
def move_member(request, public_id, person_id):
    """A member leaves, or goes straight to another household of the village."""
    household = _household(request, public_id)
    member = selectors.open_member(household, person_id)
    if member is None:
        raise Http404

    def move(data):
        code = data.pop("code")
        if not code:
            people.leave_household(member=member, by=request.actor, **data)
            return _("已迁出。")
        people.move_member(member=member, code=code, by=request.actor, **data)
        return _("已迁到户 {code}。").format(code=code)

    return _settle(request, household, forms.MovingForm(request.POST or None), _("迁出或迁到别户"), move)


@writes
def move_household(request, public_id):
    """The whole household goes to another village."""
    household = selectors.find_household(request.actor, public_id)
    if household is None:
        raise Http404
    policies.can_move_households(request.actor, household.division_path).or_raise()

    def move(data):
        arrived = people.move_household(household=household, by=request.actor, **data)
        return _("已迁到{place}，户编号 {code}。").format(place=arrived.division.name, code=arrived.code)

    return _settle(request, household, forms.MovingHouseholdForm(request.POST or None), _("整户迁到别的村"), move)
