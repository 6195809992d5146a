"""集体的家底: what the collective owns, for everybody; its accountant keeps it."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.faults import faults_of
from lianxin.kit.http import reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, steps_of, take_step
from lianxin.works import exports, forms, policies, presenters, selectors, services
from lianxin.works.views.projects import place_of
from lianxin.works.vocabulary import CARD_WAYS, CardVerb

_V, _F, _S, _P = CardVerb, forms, services, policies
_DECIDED = _("租出去要开会定过；到了县里规定数额的，在产权交易平台租。")
_NEED = _(
    "两个人盘点：一个人登记，另一个人核对过才算数。坏了的写在这里就行：同时记成一件诉求，有编号、有期限，修好了先问您。"
)
_RIGHT = _("登记错了的在这里更正。另一个人对着证件核对过才算数；原来写的留着。")
_LOOKED = _("去看东西，对着证件看。核对过，才算数。")


def _step(name, verb, label, form, run, allowed=policies.can_keep_cards, told="", fits=None):
    return Step(name, verb, label, form, run, "card", allowed, told, fits)


def _owes(card):
    return any(lease.unpaid for lease in card.standing)


def _may_look(actor, card):
    waiting = selectors.waiting_check(card)
    return _P.can_decide_check(actor, waiting) if waiting else _P.can_count_cards(actor, card)


def _waits(card):
    return selectors.waiting_check(card) is not None


NEW = Step("add", "", _("登记一件"), _F.CardForm, _S.add_card, "division", _P.can_keep_cards)
STEPS = {
    step.name: step
    for step in (
        _step("agree", _V.AGREE, _("核对过，算数"), _F.ConfirmForm, _S.agree_card, _may_look, _LOOKED, _waits),
        _step("decline", _V.DECLINE, _("不同意"), _F.ReasonForm, _S.decline_card, _may_look, fits=_waits),
        _step("rent", _V.RENT, _("登记收到租金"), _F.RentForm, _S.take_rent, fits=_owes),
        _step("let", _V.LET, _("登记租出去"), _F.LetForm, _S.let_card, told=_DECIDED),
        _step(
            "count",
            _V.COUNT,
            _("盘点"),
            _F.CountForm,
            _S.count_card,
            _P.can_count_cards,
            _NEED,
            lambda card: not _waits(card),
        ),
        _step(
            "correct",
            _V.CORRECT,
            _("更正"),
            _F.CorrectForm,
            _S.correct_card,
            told=_RIGHT,
            fits=lambda card: not _waits(card),
        ),
        _step("use", _V.USE, _("自己用"), _F.UseForm, _S.use_card),
        _step("end", _V.END, _("合同结束"), _F.EndLeaseForm, _S.end_lease),
        _step("dispose", _V.DISPOSE, _("处置"), _F.DisposeForm, _S.dispose_card),
    )
}


@reads(public=True)
def cards(request):
    """Everything a place's collective owns, by group, with what its contracts warn of and how far the year's count is."""
    place, year = place_of(request), clock.today().year
    path = place.path if place else ""
    page = selectors.cards(place=path, cursor=request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.card_row(each) for each in page],
        "sums": presenters.card_sums(selectors.sums_by_kind(path)), "counted": selectors.counted(path, year), "year": year,
        "may_add": bool(place) and bool(policies.can_keep_cards(request.actor, place)),
    }  # fmt: skip
    return render(request, "works/cards.html", context)


@writes
def new_card(request):
    """One more thing."""
    place = shown(place_of(request))
    back = f"{reverse('works:cards')}?place={place.public_id}"
    return take_step(
        request,
        NEW,
        place,
        heading=place.name,
        back=back,
        done=lambda made: reverse("works:card", args=[made.public_id]),
    )


@reads(public=True)
def card(request, public_id):
    """One thing: what proves it, who uses it, its contracts with every rent, every count."""
    found = selectors.find_card(public_id)
    waiting = selectors.waiting_check(found)
    context = {
        "waiting": presenters.check_told(waiting) if waiting else "", "corrected": presenters.corrected_rows(found.checked),
        "card": found, "row": presenters.card_row(found), "facts": presenters.card_facts(found),
        "leases": [presenters.lease_told(each) for each in selectors.leases_of(found)],
        "counts": presenters.count_rows(selectors.counts_of(found)), "faults": faults_of(found.audit_kind, found.public_id), "thing": selectors.thing_of(found),
        "steps": steps_of(STEPS, CARD_WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "works/card.html", context)


@reads(public=True)
def card_label(request, public_id):
    """What is stuck on it: a code that opens its page, where anybody says that it is broken."""
    found = selectors.find_card(public_id)
    address = request.build_absolute_uri(reverse("works:card", args=[public_id]))
    with as_on_paper():
        data, name = exports.card_label(found, address), _("贴在上面的码-{name}.pdf").format(name=found.name)
    return paper_response("poster", data, name)


@writes
def act_on_card(request, public_id, verb):
    """The form of one step."""
    if verb not in STEPS:
        raise Http404
    found = selectors.find_card(public_id)
    step, waiting = STEPS[verb], selectors.waiting_check(found)
    heading = found.audit_label
    if waiting and step.verb in (CardVerb.AGREE, CardVerb.DECLINE):
        heading += f"\n{presenters.check_told(waiting)}"
    return take_step(request, step, found, heading=heading, back=reverse("works:card", args=[public_id]))
