"""积分通知: printed, brought to the door, and marked as brought."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.http import reads, writes
from lianxin.kit.prints import paper_response
from lianxin.kit.steps import Step, take_step
from lianxin.points import exports, forms, policies, presenters, selectors, services
from lianxin.points.views.rules import place_of

HAND = Step(
    "hand", "", _L("交到了"), forms.HandSlipForm, services.hand_slip, "slip", policies.can_hand_slip,
    _L("申诉的期限从交到的那天起算；没交到以前，积分不冲回、不到期。"),
)  # fmt: skip


@reads
def slips(request):
    """What has to be brought to households without an account."""
    policies.can_see_slips(request.actor).or_raise()
    place, is_handed = place_of(request), request.GET.get("state") == "handed"
    page = selectors.slips(
        request.actor, place=place.path if place else "", is_handed=is_handed, cursor=request.GET.get("after", "")
    )
    context = {
        "place": place, "page": page, "rows": [presenters.slip_row(each) for each in page], "is_handed": is_handed,
    }  # fmt: skip
    return render(request, "points/slips.html", context)


@writes
def hand_slip(request, public_id):
    found = selectors.find_slip(public_id, request.actor)
    back = f"{reverse('points:slips')}?place={found.division.public_id}"
    return take_step(request, HAND, found, heading=presenters.slip_heading(found), back=back)


@reads
def slips_paper(request):
    """Every slip that is to be brought at a place, with a stub to sign: three on a sheet."""
    policies.can_see_slips(request.actor).or_raise()
    place = place_of(request)
    if place is None:
        raise Http404
    page = selectors.slips(request.actor, place=place.path, size=60)
    return paper_response("letters", exports.letters(place, page), "积分通知.pdf")
