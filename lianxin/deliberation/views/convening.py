"""要求开会: people ask a body to meet, and see how many it takes and by when it must be held."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import exports, forms, policies, presenters, selectors, services
from lianxin.deliberation.views.topics import place_of
from lianxin.deliberation.vocabulary import CONVENING_WAYS, ConveningVerb
from lianxin.kit import clock
from lianxin.kit.http import reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, steps_of, take_step


def _may_ask(actor, _thing):
    return policies.can_propose_topic(actor)


def _keeps(actor, convening):
    return policies.can_keep_body(actor, convening.division_path, convening.body.kind)


_TOLD = _L("签名的要在这个会的名册上。人数够了，就应当在规定的天数里开会，到了日子没有开，乡镇会看到。")
ASK = Step("convene", "", _L("要求开会"), forms.AskMeetingForm, services.ask_for_meeting, "body", _may_ask, _TOLD)
CONVENING_STEPS = {
    step.name: step
    for step in (
        Step(
            "sign", ConveningVerb.SIGN, _L("签名"), forms.SignConveningForm, services.sign_convening, "convening",
            _may_ask, _TOLD,
        ),
        Step(
            "drop", ConveningVerb.DROP, _L("不要求了"), forms.DropConveningForm, services.drop_convening, "convening",
            policies.can_drop_convening,
        ),
    )
}  # fmt: skip


def _entered_by(request, thing):
    thing.enters_for_others = bool(policies.can_enter_for_others(request.actor, thing.division_path))
    return thing


@reads(public=True)
def convenings(request):
    """Meetings people ask for in my place, and those one may ask for."""
    place = place_of(request)
    page = selectors.convenings(place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.convening_row(each) for each in page],
        "bodies": selectors.bodies_to_ask(place),
    }  # fmt: skip
    return render(request, "deliberation/convenings.html", context)


@reads(public=True)
def convening(request, public_id):
    """What the meeting is asked for, how many have signed of how many it takes, and by when it must be held."""
    found = selectors.find_convening(public_id)
    staff = bool(policies.can_see_hall(request.actor, found.division_path))
    context = {
        "convening": found,
        "row": presenters.convening_row(found),
        "facts": presenters.convening_facts(found, days=selectors.convene_days(found.body)[0], staff=staff),
        "lines": [presenters.convening_line(line) for line in selectors.convening_lines(found)],
        "steps": steps_of(CONVENING_STEPS, CONVENING_WAYS, found, found.state, request.actor),
        "plans": found.is_unplanned
        and found.state in CONVENING_WAYS[ConveningVerb.CALL][0]
        and bool(_keeps(request.actor, found)),
        "signers": list(found.signers.all()[:500]) if staff else [],
        "staff": staff,
    }
    return render(request, "deliberation/convening.html", context)


@writes
def ask_meeting(request, public_id):
    """Ask a body to meet."""
    body = _entered_by(request, selectors.find_body_to_ask(public_id))
    back = reverse("deliberation:convenings") + f"?place={body.division.public_id}"
    return take_step(
        request, ASK, body, heading=body.name, back=back,
        done=lambda made: reverse("deliberation:convening", args=[made.public_id]),
    )  # fmt: skip


@writes
def act_on_convening(request, public_id, verb):
    if verb not in CONVENING_STEPS:
        raise Http404
    found = _entered_by(request, selectors.find_convening(public_id))
    back = reverse("deliberation:convening", args=[public_id])
    return take_step(request, CONVENING_STEPS[verb], found, heading=found.about, back=back)


@reads(public=True)
def convening_list(request, public_id):
    """联名单 as PDF, to be signed on paper."""
    found = selectors.find_convening(public_id)
    address = request.build_absolute_uri(reverse("deliberation:convening", args=[public_id]))
    with as_on_paper():
        lines = selectors.convening_lines(found)
        words = exports.convening_list(found, lines, address=address, at=clock.now())
    return paper_response("table", words, f"联名单-{found}.pdf")
