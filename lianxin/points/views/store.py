"""积分超市: what is there, choosing, handing over, counting, the month's sums."""

from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.kit import clock
from lianxin.kit.http import reads, writes
from lianxin.kit.lines import take_lines
from lianxin.kit.prints import paper_response
from lianxin.kit.steps import Step, take_step
from lianxin.people import selectors as people
from lianxin.points import exports, forms, policies, presenters, selectors, services
from lianxin.points.views.batches import month_of
from lianxin.points.views.rules import place_of
from lianxin.points.vocabulary import Proof, RedemptionState


def _keeps(actor, division):
    return policies.can_keep_store(actor, division.path)


def _keeps_item(actor, item):
    return policies.can_keep_store(actor, item.division_path)


STORE_STEPS = {
    step.name: step
    for step in (
        Step("open", "", _L("开门的日子"), forms.StoreForm, services.open_store, "division", _keeps),
        Step("day", "", _L("某一天不开、改时间"), forms.StoreDayForm, services.set_store_day, "division", _keeps),
        Step("stock", "", _L("上架"), forms.StockForm, services.stock_item, "division", _keeps),
        Step("count", "", _L("盘点"), forms.CountForm, services.count_stock, "division", _keeps),
        Step("totals", "", _L("公布一个月的总数"), forms.TotalsForm, services.post_totals, "division", _keeps),
        Step("serve", "", _L("代换"), forms.ServeForm, services.reserve, "", _keeps),
    )
}  # fmt: skip
ADD = Step("add", "", _L("补货"), forms.AddStockForm, services.add_stock, "item", _keeps_item)
GROUP = Step("group", "", _L("分组上架"), forms.ConfirmForm, services.group_item, "item", _keeps_item)
CONFIRM = Step(
    "confirm", "", _L("确认盘点"), forms.ConfirmForm, services.confirm_count, "count", policies.can_confirm_count
)
REDEMPTION_STEPS = {
    step.name: step
    for step in (
        Step("hand", "", _L("交给人了"), forms.HandForm, services.hand_over, "redemption", policies.can_hand_over),
        Step(
            "cancel", "", _L("不要了"), forms.ConfirmForm, services.cancel_redemption, "redemption",
            lambda actor, redemption: policies.can_redeem_for(actor, redemption.purse),
        ),
    )
}  # fmt: skip


@reads(public=True)
def store(request):
    """What a place's store holds, at which price, from whom, and when it is open."""
    place = place_of(request)
    if place is None:
        return render(request, "points/no_rules.html", {"place": None}, status=404)
    is_staff = bool(policies.can_keep_store(request.actor, place.path))
    found = selectors.store_of(place)
    context = {
        "place": place, "store": found, "days": presenters.open_days(found) if found else None, "is_staff": is_staff,
        "items": presenters.item_lines(selectors.items(place)),
        "steps": list(STORE_STEPS.values()) if is_staff else [],
        "counts": selectors.open_counts(place) if is_staff else [],
        "may_choose": request.actor.is_user and people.household_of_user(request.actor.id) is not None,
    }  # fmt: skip
    return render(request, "points/store.html", context)


@writes
def act_on_store(request, verb):
    place = place_of(request)
    if place is None or verb not in STORE_STEPS:
        raise Http404
    back = f"{reverse('points:store')}?place={place.public_id}"
    return take_step(request, STORE_STEPS[verb], place, heading=place.name, back=back)


@writes
def add_stock(request, public_id):
    found = selectors.find_item(public_id)
    back = f"{reverse('points:store')}?place={found.division.public_id}"
    return take_step(request, ADD, found, heading=presenters.item_heading(found), back=back)


@writes
def group_item(request, public_id):
    """分组上架: what a new price no longer divides by the piece."""
    found = selectors.find_item(public_id)
    back = f"{reverse('points:store')}?place={found.division.public_id}"
    return take_step(request, GROUP, found, heading=presenters.item_heading(found), back=back)


@writes
def confirm_count(request, public_id):
    found = selectors.find_count(public_id)
    back = f"{reverse('points:store')}?place={found.division.public_id}"
    heading = presenters.count_heading(found)
    return take_step(request, CONFIRM, found, heading=heading, back=back)


@writes
def choose(request, public_id):
    """换一份: out of the household's purse or one's own."""
    found = selectors.find_item(public_id)
    person = people.person_of(request.actor.id)
    if person is None:
        raise Http404
    step = Step("choose", "", _L("换这件"), forms.ChooseForm, services.reserve, "item", _may_choose)
    back = f"{reverse('points:store')}?place={found.division.public_id}"
    heading = presenters.item_heading(found)
    return take_step(
        request, step, found, heading=heading, back=back,
        done=lambda made: reverse("points:redemption", args=[made.public_id]),
    )  # fmt: skip


def _may_choose(actor, item):
    return policies.can_choose(actor)


def _kept_place(request):
    """The place whose store the reader keeps."""
    place = place_of(request)
    if place is None:
        raise Http404
    _keeps(request.actor, place).or_raise()
    return place


@reads
def redemptions(request):
    """等取和已交的, for who keeps the store."""
    place, state = _kept_place(request), request.GET.get("state", "")
    page = selectors.redemptions(request.actor, place=place.path, state=state, cursor=request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.redemption_row(each) for each in page], "state": state,
        "states": [
            (selectors.TO_FETCH, _("说好今天来取的")), (selectors.TO_BRING, _("要送到家的")), *RedemptionState.choices,
        ],
        "month": clock.today().strftime("%Y-%m"),
    }  # fmt: skip
    return render(request, "points/redemptions.html", context)


@writes
def paper_redemptions(request):
    """照登记表录: what was handed out against signatures, a line each; another person then says that it was."""
    place = _kept_place(request)
    return take_lines(
        request, forms.ChoiceLine, about=forms.choices_on_paper(place, request.actor),
        run=partial(services.reserve, by=request.actor), heading=_("照登记表录"),
        lede=_("照纸一行一行写：谁换的（姓名、手机号或户编号）、换什么、几份。录好以后，请另一位工作人员在“等取的、已交的”里点“照登记表交”。"),
        back=f"{reverse('points:store')}?place={place.public_id}",
    )  # fmt: skip


@writes
def paper_handed(request):
    """照登记表交: another person reads the signed list again; where both read the same, it was handed over against a signature."""
    place = _kept_place(request)
    return take_lines(
        request, forms.HandedLine, about=forms.choices_on_paper(place, request.actor),
        run=partial(services.hand_over, proof=Proof.SIGNATURE, by=request.actor), heading=_("照登记表交"),
        lede=_("照签了字的登记表再写一遍：谁换的、换什么、几份。和另一位工作人员录的对得上，就记成凭签字交了。"),
        back=f"{reverse('points:redemptions')}?place={place.public_id}",
    )  # fmt: skip


@reads
def redemption(request, public_id):
    """One thing that was chosen; its code for the household alone."""
    found = selectors.find_redemption(public_id, request.actor)
    steps = [step for step in REDEMPTION_STEPS.values() if step.allowed(request.actor, found)]
    context = {
        "redemption": found, "row": presenters.redemption_row(found), "facts": presenters.redemption_facts(found), "is_ours": policies.is_ours(request.actor, found.purse),
        "steps": steps if found.state == RedemptionState.RESERVED else [],
    }  # fmt: skip
    return render(request, "points/redemption.html", context)


@writes
def act_on_redemption(request, public_id, verb):
    if verb not in REDEMPTION_STEPS:
        raise Http404
    found = selectors.find_redemption(public_id, request.actor)
    back = reverse("points:redemption", args=[public_id])
    return take_step(request, REDEMPTION_STEPS[verb], found, heading=presenters.redemption_row(found).title, back=back)


@reads
def delivery_list(request):
    """送货单: what is to be brought home, on one sheet to take along."""
    data = exports.delivery_list(_kept_place(request), request.build_absolute_uri("/"))
    return paper_response("table", data, f"积分超市送货单-{clock.today():%Y-%m-%d}.pdf")


@reads
def redemption_list(request):
    """登记表: what was handed over in a month, with room to sign."""
    place = _kept_place(request)
    month = month_of(request.GET.get("month", ""), clock.today().replace(day=1))
    data = exports.redemption_list(place, month, request.build_absolute_uri("/"))
    return paper_response("table", data, f"积分兑换登记表-{month:%Y-%m}.pdf")
