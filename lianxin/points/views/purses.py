"""Purses: our own, moving points inside a household, and handing them on when it divides."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.http import reads, wants_fragment, writes
from lianxin.kit.steps import Step, take_step
from lianxin.people import selectors as people
from lianxin.points import forms, policies, presenters, selectors, services
from lianxin.points.views.rules import place_of


def _keeps(actor, division):
    return policies.can_keep_store(actor, division.path)


TRANSFER = Step(
    "transfer", "", _L("家里转"), forms.TransferForm, services.transfer_in_household, "household", policies.can_transfer
)
AT_COUNTER = Step(
    "transfer", "", _L("替人在家里转"), forms.CounterTransferForm, services.transfer_in_household, "", _keeps,
    _L("本人到了站点、自己没有账号的，由您录。转谁名下的积分，谁要在场；明细里写从谁到谁。"),
)  # fmt: skip


_HAND_ON_TOLD = _L("写下来还没有交接：他家有账号的人点了同意，或者另一位工作人员、监督委员会的人确认了，积分才过去。")
HANDING_STEPS = {
    step.name: step
    for step in (
        Step(
            "agree", "", _L("同意交接"), forms.ConfirmForm, services.agree_to_handing_on, "handing",
            policies.can_agree_to_handing_on, _L("同意以后积分马上过去。第二位工作人员：先问过他家的人，是说好的才点。"),
        ),
        Step(
            "drop", "", _L("不交接了"), forms.ConfirmForm, services.drop_handing_on, "handing", policies.can_drop_handing_on,
        ),
    )
}  # fmt: skip


@reads
def ours(request):
    """我家的积分: what we hold, what came and went, what we chose, what was claimed."""
    person = people.person_of(request.actor.id)
    context = {"person": person}
    if person:
        context |= presenters.ours(person)
    return render(request, "points/ours.html", context)


@reads
def ours_panel(request):
    """The part of 我家 that is about points; nothing where the place has not decided on any."""
    if not wants_fragment(request):
        return redirect("points:ours")
    person = people.person_of(request.actor.id)
    return render(request, "points/ours_part.html", presenters.ours_part(person) if person else {})


@writes
def transfer(request):
    """家里转: from the household's purse to one of us, or back."""
    home = people.household_of_user(request.actor.id)
    if home is None:
        raise Http404
    return take_step(request, TRANSFER, home, heading=home.code, back=reverse("points:ours"))


@writes
def transfer_at_counter(request):
    """替人在家里转: for whoever of a household stands before the staff."""
    place = place_of(request)
    if place is None:
        raise Http404
    back = f"{reverse('points:desk')}?place={place.public_id}"
    return take_step(request, AT_COUNTER, place, heading=place.name, back=back)


@writes
def hand_on_points(request):
    """分户、并户交接: what a household held goes to those it became."""
    place = place_of(request)
    if place is None:
        raise Http404
    code = request.GET.get("from", "")[:30]
    form = partial(forms.HandOnForm, initial={"code": code})
    step = Step("hand-on", "", _L("分户、并户交接积分"), form, services.prepare_handing_on, "", _keeps, _HAND_ON_TOLD)
    found = selectors.purse_with_code(place, code) if code and _keeps(request.actor, place) else None
    heading = f"{place.name}\n{presenters.left_words(found)}" if found else place.name
    back = f"{reverse('points:handings')}?place={place.public_id}"
    return take_step(request, step, place, heading=heading, back=back)


@reads
def handings(request):
    """等同意的交接: what one person wrote down, for a second one, or to be dropped."""
    policies.can_work_on_points(request.actor).or_raise()
    rows = [presenters.handing_row(each, request.actor) for each in selectors.handings_open(request.actor)[:100]]
    return render(request, "points/handings.html", {"rows": rows})


@writes
def act_on_handing(request, public_id, verb):
    """同意交接: by the household, or by a second person at the counter; or it is dropped."""
    if verb not in HANDING_STEPS:
        raise Http404
    found = selectors.find_handing(public_id, request.actor)
    back = reverse("points:ours" if policies.is_ours(request.actor, found.purse) else "points:handings")
    drop = [(reverse("points:act_on_handing", args=[public_id, "drop"]), HANDING_STEPS["drop"].label)]
    beside = drop if verb == "agree" else ()
    heading = presenters.handing_words(found)
    return take_step(request, HANDING_STEPS[verb], found, heading=heading, back=back, beside=beside)
