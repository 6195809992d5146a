"""One batch: plan, scenarios, every event, cost and sales; each step."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.harvests import forms, policies, presenters, selectors, services
from lianxin.harvests.vocabulary import BATCH_WAYS, BatchVerb
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import Step, steps_of, take_step

_V, _F, _S = BatchVerb, forms, services


def _step(name, verb, label, form, run, told="", fits=None):
    return Step(name, verb, label, form, run, "batch", policies.can_keep, told, fits)


def _has_stock(batch):
    return bool(selectors.tally_of(batch).stock)


def _has_tied(batch):
    return selectors.tied_left(batch.venture) > 0


_GIVEN = _("赔款、补贴算这一批的收入，不算销售。有指定用途的补贴先单独放着，不能拿来分红。")
_OWED = _("记下就欠着。付款在项目那一页填单，另一个人放款。")
_CLOSE = _("收的都卖了、或者写了损失，才能结账。结了账，盈亏进本年收益，分配方案从那里取数。")
STEPS = {
    step.name: step
    for step in (
        _step("begin", _V.BEGIN, _("开始"), _F.DatedForm, _S.begin_batch),
        _step("buy", _V.WRITE, _("记买东西"), _F.BuyForm, _S.buy, _OWED),
        _step("work", _V.WRITE, _("记工"), _F.WorkForm, _S.log_work, _OWED),
        _step("rent", _V.WRITE, _("记租金"), _F.RentForm, _S.owe_rent, _OWED),
        _step("harvest", _V.WRITE, _("记收获"), _F.HarvestForm, _S.harvest),
        _step("sell", _V.WRITE, _("记销售"), _F.SaleForm, _S.sell, fits=_has_stock),
        _step("given", _V.WRITE, _("记赔款、补贴"), _F.GivenForm, _S.note_given, _GIVEN),
        _step("use", _V.WRITE, _("动用专项补贴"), _F.UsedForm, _S.use_tied, fits=_has_tied),
        _step("loss", _V.WRITE, _("记损失"), _F.LossForm, _S.note_loss),
        _step("note", _V.WRITE, _("记一件事"), _F.NoteForm, _S.note_event),
        _step("undo", _V.WRITE, _("划掉记错的"), _F.UndoForm, _S.undo_event, fits=selectors.open_events),
        _step("close", _V.CLOSE, _("批次结账"), _F.DatedForm, _S.close_batch, _CLOSE),
        _step("cancel", _V.CANCEL, _("不办了"), _F.ReasonForm, _S.cancel_batch),
    )
}


@reads(public=True)
def batch(request, public_id):
    """Plan beside what has come of it; whoever worked or sold, and for how much, is told to who keeps it alone."""
    found = selectors.find_batch(public_id)
    events = selectors.events_of(found)
    is_staff = bool(policies.can_view_households(request.actor, found.venture))
    context = {
        "batch": found, "row": presenters.batch_row(found), "facts": presenters.batch_facts(found, selectors.tally_of(found, events)),
        "scenarios": presenters.scenario_rows(found), "even": presenters.even_words(found),
        "events": [presenters.event_row(each, is_staff=True) for each in events] if is_staff else presenters.public_rows(events),
        "steps": steps_of(STEPS, BATCH_WAYS, found, found.state, request.actor),
    }  # fmt: skip
    return render(request, "harvests/batch.html", context)


@writes
def act_on_batch(request, public_id, verb):
    if verb not in STEPS:
        raise Http404
    found = selectors.find_batch(public_id)
    back = reverse("harvests:batch", args=[public_id])
    return take_step(request, STEPS[verb], found, heading=found.audit_label, back=back)
