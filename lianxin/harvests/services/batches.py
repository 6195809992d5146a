"""A batch: planned, begun, written down day by day with its money in the books, closed with its result."""

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.harvests import policies, selectors
from lianxin.harvests.calc.batches import COSTS
from lianxin.harvests.models import Batch, Event
from lianxin.harvests.services import books
from lianxin.harvests.services.moving import held_batch, held_venture
from lianxin.harvests.vocabulary import BATCH_WAYS, AuditTag, BatchVerb, EventKind, VentureVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ledger.vocabulary import Kind


@action
def plan_batch(*, venture, year, kind, scale, unit, plan, cost_fen, yields, measure, price_fen, by, at=None):
    """What is to be grown or raised, at what cost, and what is hoped for: the scenarios are worked out from these numbers."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.KEEP)
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
    if on > clock.day_of(at) or on < batch.venture.begun_on:
        raise RuleBroken(_("要在项目开始以后，不能在以后的日子。"), field="on")
    return _moved(batch, BatchVerb.BEGIN, AuditTag.BEGIN, by, at, begun_on=on)


@action
def buy(*, batch, on, words, fen, receipt, by, quantity=0, unit="", party="", household=None, at=None):
    """Seed, feed, medicine, machines by the hour: owed to who sold it, or to the household it was bought from."""
    if not (party.strip() or household):
        raise RuleBroken(_("请写向谁买的。"), field="party")
    more = {"quantity": quantity, "unit": unit, "party": party, "household": household, "receipt": receipt}
    return _written(batch, EventKind.BUY, on, words, by, at, fen=fen, **more)


@action
def log_work(*, batch, on, household, worker, words, days, fen, by, at=None):
    """Who worked how long at what: ``days`` in hundredths. The wage is owed to the household; nothing is worked unpaid."""
    if not worker.strip() or days <= 0:
        raise RuleBroken(_("请写谁做的、做了几个工。"), field="worker")
    more = {"quantity": days, "unit": _("个工"), "household": household, "worker": worker}
    return _written(batch, EventKind.WORK, on, words, by, at, fen=fen, **more)


@action
def owe_rent(*, batch, on, household, words, fen, by, at=None):
    """Rent of what was pooled for rent, as much of it as this batch bears."""
    return _written(batch, EventKind.RENT, on, words, by, at, fen=fen, household=household)


@action
def note_loss(*, batch, on, words, quantity, by, grade="", at=None):
    """What died, was flooded or went bad: of what stands, or of a grade that was harvested."""

    def enough(batch):
        told = selectors.tally_of(batch)
        left = dict(told.stock).get(grade, 0) if grade else batch.scale - told.lost
        if not 0 < quantity <= left:
            raise RuleBroken(_("只有 {left}，不能写得比它多。").format(left=money(left)), field="quantity")

    return _written(batch, EventKind.LOSS, on, words, by, at, enough, quantity=quantity, grade=grade)


@action
def harvest(*, batch, on, quantity, grade, by, words="", at=None):
    """So much came in, of this grade."""
    if quantity <= 0 or not grade.strip():
        raise RuleBroken(_("请写收了多少、什么等级。"), field="quantity")
    more = {"quantity": quantity, "unit": batch.measure, "grade": grade}
    return _written(batch, EventKind.HARVEST, on, words or _("收获"), by, at, **more)


@action
def sell(*, batch, on, quantity, grade, fen, party, receipt, by, words="", at=None):
    """So much of a grade went to a buyer, who paid. Never more than there is."""

    def enough(batch):
        left = dict(selectors.tally_of(batch).stock).get(grade, 0)
        if not 0 < quantity <= left:
            raise RuleBroken(
                _("“{grade}”只剩 {left}，不能卖得比它多。").format(grade=grade, left=money(left)), field="quantity"
            )

    more = {"quantity": quantity, "unit": batch.measure, "grade": grade, "party": party, "receipt": receipt}
    return _written(batch, EventKind.SALE, on, words or _("销售"), by, at, enough, fen=fen, **more)


@action
def note_event(*, batch, on, words, by, at=None):
    """What else should be remembered: weather, disease, advice."""
    return _written(batch, EventKind.NOTE, on, words, by, at)


@action
def undo_event(*, batch, event, reason, by, at=None):
    """What was written wrongly is taken back by an event that names it, in the books too; both stay to be read.

    Refuses what was sold or paid since: nobody may have been paid more than they are owed.
    """
    at, batch = at or clock.now(), held_batch(batch, BatchVerb.WRITE)
    policies.can_keep(by, batch).or_raise()
    event = batch.events.filter(pk=event.pk, reverses__isnull=True, undone__isnull=True).first()
    if event is None:
        raise RuleBroken(_("请选还算数的一笔。"), field="event")
    if not reason.strip():
        raise RuleBroken(_("请写为什么划掉。"), field="reason")
    on, words = clock.day_of(at), _("划掉：{reason}").format(reason=reason.strip())[:200]
    made = Event(
        batch=batch, kind=event.kind, on=on, words=words, quantity=-event.quantity, unit=event.unit, grade=event.grade,
        fen=-event.fen, party=event.party, household_id=event.household_id, worker=event.worker, reverses=event, at=at,
        by_name=by.name[:80],
    )  # fmt: skip
    if event.fen:
        made.entry_id = books.post(
            batch, on, words, _sides(batch, event.kind, -event.fen), by, at, reverses=event.entry_id
        )
    made.save()
    _not_oversold(batch)
    _not_overpaid(batch, made)
    audit.record(AuditTag.UNDO, batch, by, after={"kind": str(event.get_kind_display())}, reason=reason, at=at)
    return made


def _not_oversold(batch):
    if any(quantity < 0 for _grade, quantity in selectors.tally_of(batch).stock):
        raise RuleBroken(_("已经卖掉的收获不能划掉，先划掉那笔销售。"), field="event")


def _not_overpaid(batch, made):
    to = made.household_id, "" if made.household_id else made.party
    if made.kind in COSTS and selectors.owed_by(batch.venture).get(to, 0) < 0:
        raise RuleBroken(_("这笔钱已经付了，或者填了付款单，不能划掉。还没有放款的，先退回付款单。"), field="event")


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
    sides = [(books.held_back(batch), told.income), (books.growing(batch), -told.cost)]
    sides.append((books.organisations_own(batch.venture.book, Kind.RESULT), told.cost - told.income))
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


def _written(batch, kind, on, words, by, at, fits=None, *, fen=0, **more):
    """One event, with its entry where money is in it. ``fits`` refuses by what the held batch has left."""
    at, batch = at or clock.now(), held_batch(batch, BatchVerb.WRITE)
    policies.can_keep(by, batch).or_raise()
    if on > clock.day_of(at) or on < batch.begun_on:
        raise RuleBroken(_("日子要在批次开始以后，不能在以后的日子。"), field="on")
    if not words.strip():
        raise RuleBroken(_("请写说明。"), field="words")
    if fen <= 0 and (kind in COSTS or kind == EventKind.SALE):
        raise RuleBroken(_("请写金额。"), field="fen")
    if fits:
        fits(batch)
    told = {name: value.strip() if isinstance(value, str) else value for name, value in more.items()}
    event = Event(batch=batch, kind=kind, on=on, words=words.strip(), fen=fen, at=at, by_name=by.name[:80], **told)
    if fen:
        label = f"{batch.audit_label} {event}"
        event.entry_id = books.post(batch, on, label, _sides(batch, kind, fen), by, at)
    event.save()
    after = {"kind": str(event.get_kind_display()), "yuan": money(fen)}
    audit.record(AuditTag.WRITE, batch, by, after=after, at=at)
    return event


def _sides(batch, kind, fen):
    """What an event with money debits and credits."""
    if kind == EventKind.SALE:
        return (books.organisations_own(batch.venture.book, Kind.BANK), fen), (books.held_back(batch), -fen)
    return (books.growing(batch), fen), (books.owed(batch.venture), -fen)


def _moved(batch, verb, tag, by, at, after=None, reason="", **changes):
    for name, value in changes.items():
        setattr(batch, name, value)
    batch.state = BATCH_WAYS[verb].target
    batch.save(update_fields=["state", *changes])
    audit.record(tag, batch, by, after={"state": str(batch.state), **(after or {})}, reason=reason, at=at)
    return batch
