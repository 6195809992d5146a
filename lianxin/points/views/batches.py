"""The month's batch: hung up, objected to, decided, settled; money behind points."""

from datetime import MAXYEAR, date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.bulletin import selectors as board
from lianxin.kit import clock
from lianxin.kit.http import reads, writes
from lianxin.kit.prints import paper_response
from lianxin.kit.steps import Step, take_step
from lianxin.points import exports, forms, policies, presenters, selectors, services
from lianxin.points.views.rules import place_of
from lianxin.points.vocabulary import BatchState

FUND = Step("fund", "", _L("登记到位的钱"), forms.FundForm, services.fund_budget, "rule_set", policies.can_fund)
UNFUND = Step(
    "unfund", "", _L("收回到位的钱"), forms.UnfundForm, services.withdraw_funding, "", policies.can_fund,
    _L("账要冲销，或者让利没有兑现的，先在这里收回。还没发出去的分退回；已经发出去的留给大家，补上钱以前不再入账。"),
)  # fmt: skip
POST = Step("post", "", _L("公示一批积分"), forms.MonthForm, services.post_batch, "rule_set", policies.can_post_batch)
CHECK = Step(
    "check", "", _L("登记抽查"), forms.SpotCheckForm, services.check_claim, "check", policies.can_check_claim,
    _L("到现场或者问在场的人，看这一笔是不是真有其事。对不上的会成为一件异议，由评议小组定。"),
)  # fmt: skip
BATCH_STEPS = {
    step.name: step
    for step in (
        Step("decide", "", _L("登记评议小组的决定"), forms.PanelForm, services.decide_objection, "batch", policies.can_decide_objection),
        Step("settle", "", _L("入账"), forms.ConfirmForm, services.settle_batch, "batch", policies.can_settle_batch),
    )
}  # fmt: skip


def _rules_here(request, chosen):
    place = place_of(request)
    rule_set = chosen(place) if place else None
    if rule_set is None:
        raise Http404
    return rule_set, f"{reverse('points:desk')}?place={place.public_id}"


@writes
def fund(request):
    """到位的钱: nothing is awarded that was not laid there first; of an older version, what was given without money."""
    lacking = selectors.rules_without_money(request.actor).filter(public_id=request.GET.get("rules", ""))
    rule_set, back = _rules_here(
        request, lambda place: lacking.filter(division=place).first() or selectors.rules_to_fund(place)
    )
    return take_step(request, FUND, rule_set, heading=str(rule_set), back=back)


@writes
def unfund(request):
    """收回到位的钱: before its posting is reversed, of whatever version."""
    rule_set, back = _rules_here(request, selectors.rules_to_price_by)
    return take_step(request, UNFUND, rule_set, heading=str(rule_set), back=back)


@writes
def post_batch(request):
    """公示一批: of rules that ended before those in force, each by its own version."""
    rule_set, back = _rules_here(request, selectors.rules_to_post)
    return take_step(
        request, POST, rule_set, heading=str(rule_set), back=back,
        done=lambda made: reverse("points:batch", args=[made.public_id]),
    )  # fmt: skip


@reads(public=True)
def batch(request, public_id):
    """One batch as everybody reads it; for who decides and settles, the next step."""
    found = selectors.find_batch(public_id)
    standing = board.standing_of("points_batch", found.public_id)
    is_due = found.state == BatchState.POSTED and found.settles_from <= clock.today()
    is_due = is_due and not (standing.open_objections and selectors.objections_in_time(found).exists())
    judged = presenters.judged_lines(found)
    steps = [
        step
        for step in BATCH_STEPS.values()
        if (any(each.waits for each in judged) if step.name == "decide" else is_due)
        and step.allowed(request.actor, found)
    ]
    names = standing.on_web or bool(policies.can_see_names(request.actor, found))
    lines = [presenters.batch_line(each) for each in selectors.claims_of_batch(found)]
    context = {
        "batch": found, "names": names, "name": presenters.batch_name(found), "standing": standing, "steps": steps,
        "checks": presenters.check_lines(found, request.actor), "judged": judged, "lines": lines, "points": sum(line.points for line in lines),
        "may_print": bool(policies.can_settle_batch(request.actor, found)),
    }  # fmt: skip
    return render(request, "points/batch.html", context)


@reads(public=True)
def batch_bundle(request, public_id):
    """What stands of the batch, for ``lianxin-recount`` on any machine."""
    found = selectors.find_batch(public_id)
    seal, packed = exports.batch_bundle(found)
    name = f"{found.public_id}-{seal[:12]}.zip"
    return HttpResponse(
        packed, content_type="application/zip", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@writes
def check_claim(request, public_id):
    """登记抽查: what was found on the spot of one claim that was drawn."""
    check = selectors.find_check(public_id, request.actor)
    back = reverse("points:batch", args=[check.batch.public_id])
    return take_step(request, CHECK, check, heading=presenters.check_heading(check), back=back)


@writes
def act_on_batch(request, public_id, verb):
    if verb not in BATCH_STEPS:
        raise Http404
    found = selectors.find_batch(public_id)
    back = reverse("points:batch", args=[public_id])
    return take_step(request, BATCH_STEPS[verb], found, heading=presenters.batch_name(found), back=back)


@reads
def batch_paper(request, public_id):
    """The batch on paper for the wall of a group or a building."""
    found = selectors.find_batch(public_id)
    policies.can_settle_batch(request.actor, found).or_raise()
    data = exports.batch_paper(found, request.build_absolute_uri("/"))
    return paper_response("table", data, f"{presenters.batch_name(found)}.pdf")


@reads
def panel_sheet(request, public_id):
    """The sheet on which three people write what they find of an objection."""
    found = selectors.find_batch(public_id)
    policies.can_settle_batch(request.actor, found).or_raise()
    return paper_response("sheet", exports.panel_sheet(found, request.build_absolute_uri("/")), "积分异议评议记录.pdf")


def month_of(text, fallback):
    """``2026-10`` as its first day; ``fallback`` for anything else, and for a month that no other follows."""
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        return fallback
    return month if month.year < MAXYEAR else fallback
