"""A batch: planned, begun, closed with its result, or not done after all."""

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.harvests import policies, selectors
from lianxin.harvests.models import Batch
from lianxin.harvests.services import books
from lianxin.harvests.services.moving import held_batch, held_venture
from lianxin.harvests.vocabulary import BATCH_WAYS, AuditTag, BatchVerb, VentureState, VentureVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind


@action
def plan_batch(*, venture, year, kind, scale, unit, plan, cost_fen, yields, measure, price_fen, by, at=None):
    """What is to be grown or raised, at what cost, and what is hoped for: the scenarios are worked out from these numbers."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.PLAN)
    policies.can_keep(by, venture).or_raise()
    if min(scale, cost_fen, yields, price_fen) <= 0:
        raise RuleBroken(_("多少、成本、产量、单价都要写，才算得出风险。"), field="scale")
    last = venture.batches.aggregate(last=Max("serial"))["last"] or 0
    batch = Batch.objects.create(
        venture=venture, serial=last + 1, year=year, kind=kind, scale=scale, unit=unit.strip(), plan=plan.strip(),
        cost_fen=cost_fen, yields=yields, measure=measure.strip(), price_fen=price_fen,
    )  # fmt: skip
    audit.record(AuditTag.PLAN, batch, by, after={"yuan": money(cost_fen)}, at=at)
    return batch


@action
def begin_batch(*, batch, on, by, at=None):
    at, batch = at or clock.now(), held_batch(batch, BatchVerb.BEGIN)
    policies.can_keep(by, batch).or_raise()
    if batch.venture.state != VentureState.OPEN:
        raise RuleBroken(_("镇里看过计划、同意了，才能开始。"))
    if on > clock.day_of(at) or on < batch.venture.begun_on:
        raise RuleBroken(_("要在项目开始以后，不能在以后的日子。"), field="on")
    return _moved(batch, BatchVerb.BEGIN, AuditTag.BEGIN, by, at, begun_on=on)


@action
def close_batch(*, batch, on, by, at=None):
    """Everything harvested is sold or written off: cost and sales become the result of the year, in one entry."""
    at, batch = at or clock.now(), held_batch(batch, BatchVerb.CLOSE)
    policies.can_keep(by, batch).or_raise()
    told = selectors.tally_of(batch)
    if told.stock:
        grade, left = told.stock[0]
        raise RuleBroken(
            _("“{grade}”还有 {left} 没有卖，也没有写损失。").format(grade=grade, left=money(left)), field="on"
        )
    last = batch.events.aggregate(last=Max("on"))["last"]
    if on > clock.day_of(at) or (last and on < last):
        raise RuleBroken(_("结账的日子要在最后一笔以后，不能在以后的日子。"), field="on")
    sides = [(books.held_back(batch), told.income + told.besides), (books.growing(batch), -told.cost)]
    sides.append((ledger.own_account(batch.venture.book, Kind.RESULT), -told.result))
    lines = tuple((account, fen) for account, fen in sides if fen)
    entry = (
        books.post(batch, on, _("批次结账：{number}").format(number=batch.audit_label), lines, by, at)
        if lines
        else None
    )
    after = {"yuan": money(told.result)}
    return _moved(batch, BatchVerb.CLOSE, AuditTag.CLOSE_BATCH, by, at, after, closed_on=on, entry_id=entry)


@action
def cancel_batch(*, batch, reason, by, at=None):
    at, batch = at or clock.now(), held_batch(batch, BatchVerb.CANCEL)
    policies.can_keep(by, batch).or_raise()
    return _moved(
        batch, BatchVerb.CANCEL, AuditTag.CANCEL, by, at, reason=reason, cancelled_because=reason.strip()[:300]
    )


def _moved(batch, verb, tag, by, at, after=None, reason="", **changes):
    for name, value in changes.items():
        setattr(batch, name, value)
    batch.state = BATCH_WAYS[verb].target
    batch.save(update_fields=["state", *changes])
    audit.record(tag, batch, by, after={"state": str(batch.state), **(after or {})}, reason=reason, at=at)
    return batch
