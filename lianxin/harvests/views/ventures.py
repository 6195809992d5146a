"""产业项目: what a place grows and raises, for everybody; what each household put in, for who keeps it and for itself."""

from operator import attrgetter

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.harvests import forms, policies, presenters, selectors, services
from lianxin.harvests.vocabulary import PAYOUT_WAYS, VENTURE_WAYS, VentureVerb
from lianxin.kit.decisions import shown
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import SentBackForm, Step, steps_of, take_step
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System

_V, _F, _S, _P = VentureVerb, forms, services, policies


def _step(name, verb, label, form, run, told="", fits=None, allowed=policies.can_keep):
    return Step(name, verb, label, form, run, "venture", allowed, told, fits)


_FREE = _("入股、流转都要自愿。地还是各家的，到期退回。作价先评、再开会认、再签合同。")
_RENT = _("正在办的批次，租金记在批次里。没有批次、批次都结了账的，在这里记：算这一年的支出，记下就欠着，再填付款单。")
_DUE = _("只登记哪天付了、收了和凭据号。钱照样记在批次、付款单或者账本里。")
_LOOK = _("看地能不能这样用、作价和租金有没有保障、钱从哪里来、亏了怎么办、到期怎么恢复。二十个工作日里答复。")
_AGAIN = _("镇里看过以前，不能再登记新的投入、合同和带动，也不能开始新的批次；该付的照付。")
_PAY = _("这里只填单。另一个人看过才放款。")
NEW = Step("open", "", _("登记一个产业项目"), _F.VentureForm, _S.open_venture, "division", _P.can_keep)
STEPS = {
    step.name: step
    for step in (
        _step("check", _V.CHECK, _("看过计划，同意办"), _F.CheckForm, _S.check_venture, _LOOK, allowed=_P.can_check),
        _step("return", _V.RETURN, _("退回，要改计划"), _F.CheckForm, _S.return_venture, _LOOK, allowed=_P.can_check),
        _step("revise", _V.REVISE, _("改计划，再请镇里看"), _F.ReviseForm, _S.revise_venture, _AGAIN),
        _step("plan", _V.PLAN, _("计划一个批次"), _F.BatchForm, _S.plan_batch),
        _step("pool", _V.KEEP, _("登记投入"), _F.InputForm, _S.pool_input, _FREE),
        _step("contract", _V.KEEP, _("登记合同、保险"), _F.ContractForm, _S.sign_contract),
        _step("due", _V.SETTLE, _("登记合同上的一期"), _F.DueForm, _S.do_due, _DUE, attrgetter("has_dues")),
        _step("end-contract", _V.SETTLE, _("合同了结"), _F.EndContractForm, _S.end_contract, fits=attrgetter("has_contracts")),
        _step("link", _V.KEEP, _("登记带哪一户"), _F.LinkForm, _S.link_household),
        _step("end-link", _V.SETTLE, _("不再带这一户"), _F.EndLinkForm, _S.end_link, fits=attrgetter("has_links")),
        _step("rent", _V.SETTLE, _("记不摊进批次的租金"), _F.RentForm, _S.owe_idle_rent, _RENT, attrgetter("has_rents")),
        _step("undo-rent", _V.SETTLE, _("划掉记错的租金"), _F.UndoRentForm, _S.undo_rent, fits=attrgetter("has_idle_rents")),
        _step("pay", _V.SETTLE, _("填付款单"), _F.PayoutForm, _S.draft_payout, _PAY),
        _step("leave", _V.SETTLE, _("登记退出"), _F.LeaveForm, _S.leave_input, fits=attrgetter("has_inputs")),
        _step("undo-input", _V.SETTLE, _("划掉登记错的投入"), _F.UndoInputForm, _S.undo_input, fits=attrgetter("has_inputs")),
        _step("close", _V.CLOSE, _("项目办完了"), _F.CloseForm, _S.close_venture),
    )
}  # fmt: skip
_BACK = _("银行过几天把钱退回来的，在这里登记：从这天起又是欠着，账上也记回去，再填一张付款单。")


def _keeps_payout(actor, payout):
    return policies.can_keep(actor, payout.venture)


PAYOUT_STEPS = {
    "release": Step("release", "release", _("放款"), _F.ReleaseForm, _S.release_payout, "payout", _P.can_release),
    "refuse": Step("refuse", "refuse", _("退回"), _F.RefuseForm, _S.refuse_payout, "payout", _P.can_release),
    "return": Step("return", "return", _("钱退回来了"), SentBackForm, _S.return_payout, "payout", _keeps_payout, _BACK),
}


def place_of(request):
    """The place asked for, else the reader's own."""
    return people.place_for(request.actor, request.GET.get("place", ""))


@reads(public=True)
def index(request):
    """What is grown and raised at a place."""
    place = place_of(request)
    page = selectors.ventures(place=place.path if place else "", cursor=request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.venture_row(each) for each in page],
        "may_open": bool(place) and bool(policies.can_keep(request.actor, place)),
        "is_off": bool(place) and not territory.uses(System.VENTURES, place),
    }  # fmt: skip
    return render(request, "harvests/index.html", context)


@writes
def new_venture(request):
    place = shown(place_of(request))
    back = f"{reverse('harvests:index')}?place={place.public_id}"
    return take_step(request, NEW, place, heading=place.name, back=back, done=_to_venture)


def _to_venture(made):
    return reverse("harvests:venture", args=[made.public_id])


@reads(public=True)
def venture(request, public_id):
    """One venture: who runs it, what was pooled in all, contracts, what to look at, its batches."""
    found = selectors.find_venture(public_id)
    contracts, batches = selectors.contracts_of(found), selectors.batches_of(found)
    for each in batches:
        each.venture = found
    steps = steps_of(STEPS, VENTURE_WAYS, found, found.state, request.actor)
    lead, others = presenters.lead_first(steps, found, batches)
    context = {
        "venture": found, "row": presenters.venture_row(found), "facts": presenters.venture_facts(found),
        "pooled": presenters.pooled_rows(selectors.pooled(found)), "linked": presenters.linked_rows(selectors.linked(found)),
        "homes": presenters.homes_told(selectors.households_linked(found)), "contracts": [presenters.contract_row(each) for each in contracts],
        "warnings": [each.label for each in selectors.warnings_of(found, contracts, batches)],
        "batches": [presenters.batch_row(each) for each in batches],
        "looks": presenters.look_links(selectors.waiting_looks(found)) if found.has_looks and request.actor.holds(*_P.LOOKERS, path=found.division_path) else [],
        "lead": lead, "steps": others, "is_staff": bool(policies.can_view_households(request.actor, found)),
    }  # fmt: skip
    return render(request, "harvests/venture.html", context)


@writes
def act_on_venture(request, public_id, verb):
    if verb not in STEPS:
        raise Http404
    found = selectors.find_venture(public_id)
    return take_step(
        request, STEPS[verb], found, heading=found.name, back=reverse("harvests:venture", args=[public_id])
    )


@reads
def households(request, public_id):
    """What each household put in, how it is linked, what it is owed and was paid: for who keeps it and who watches."""
    found = selectors.find_venture(public_id)
    policies.can_view_households(request.actor, found).or_raise()
    page = selectors.inputs_page(found, cursor=request.GET.get("after", ""))
    accounts, links = selectors.accounts_of(found), selectors.links_of(found)
    context = {
        "venture": found, "page": page, "rows": [(each.household, *presenters.input_row(each)) for each in page],
        "owed": presenters.owed_rows(accounts), "links": [presenters.link_row(each, accounts.gained) for each in links],
        "rents": [presenters.idle_rent_row(each) for each in selectors.idle_rents(found)[:60]],
        "payouts": [presenters.payout_row(each) for each in selectors.payouts_of(found)],
    }  # fmt: skip
    return render(request, "harvests/households.html", context)


@reads
def payout(request, public_id):
    """One payment, for who drafted and who releases it."""
    found = selectors.find_payout(public_id, request.actor)
    left = selectors.owed_by(found.venture).get((found.household_id, found.party), 0)
    context = {
        "payout": found, "row": presenters.payout_row(found), "facts": presenters.payout_facts(found, left),
        "debts": [presenters.earned_row(each) for each in selectors.debts_behind(found)],
        "steps": steps_of(PAYOUT_STEPS, PAYOUT_WAYS, found, found.state, request.actor),
        "is_staff": bool(policies.can_view_households(request.actor, found.venture)),
    }  # fmt: skip
    return render(request, "harvests/payout.html", context)


@writes
def act_on_payout(request, public_id, verb):
    if verb not in PAYOUT_STEPS:
        raise Http404
    found = selectors.find_payout(public_id, request.actor)
    back = reverse("harvests:payout", args=[public_id])
    return take_step(request, PAYOUT_STEPS[verb], found, heading=str(found.venture), back=back)


@reads
def ours(request):
    """我家投入了什么、挣了多少: one's own."""
    inputs, links, events, paid = selectors.own_share(request.actor)
    context = {
        "inputs": [(each.venture, *presenters.input_row(each)) for each in inputs],
        "links": [presenters.own_link_row(each) for each in links],
        "earned": [presenters.earned_row(each) for each in events],
        "paid": [presenters.own_payout_row(each) for each in paid],
    }  # fmt: skip
    return render(request, "harvests/ours.html", context)
