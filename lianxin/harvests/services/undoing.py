"""What was written wrongly is taken back by an event that names it, in the books too; both stay to be read."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.harvests import policies, selectors
from lianxin.harvests.calc.batches import COSTS
from lianxin.harvests.models import Event
from lianxin.harvests.services import books
from lianxin.harvests.services.moving import held_batch, held_venture
from lianxin.harvests.services.proposing import propose
from lianxin.harvests.services.renting import idle_sides
from lianxin.harvests.services.writing import sides
from lianxin.harvests.vocabulary import BANKED, AuditTag, BatchVerb, EventKind, ProposalVerb, VentureVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def undo_event(*, batch, event, reason, by, at=None):
    """Refuses what was sold, paid or used since: nobody may have been paid more than they are owed. What has its money in the bank
    (``BANKED``) is undone once another person has looked (``confirm_proposal``), and what is returned is what waits for them."""
    at, batch = at or clock.now(), held_batch(batch, BatchVerb.WRITE)
    policies.can_keep(by, batch).or_raise()
    event = _standing(batch, event)
    _check(event, reason)
    if event.kind in BANKED:
        told = _("划掉一笔{kind}：{event}，{yuan} 元从银行账上退出去。{reason}").format(
            kind=event.get_kind_display(),
            event=f"{event.party} {event.on}",
            yuan=money(event.fen),
            reason=reason.strip(),
        )
        return propose(
            venture=batch.venture, verb=ProposalVerb.UNDO_SALE, given={"reason": reason.strip()}, told=told, by=by, at=at,
            event=event,
        )  # fmt: skip
    made = _undone(batch, event, reason, by, at, lambda: sides(batch, event.kind, -event.fen))
    if any(quantity < 0 for _grade, quantity in selectors.tally_of(batch).stock):
        raise RuleBroken(_("已经卖掉的收获不能划掉，先划掉那笔销售。"), field="event")
    return made


@action
def undo_rent(*, venture, event, reason, by, at=None):
    """A rent no batch bears; refuses what was paid since."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.SETTLE)
    policies.can_keep(by, venture).or_raise()
    event = selectors.idle_rents(venture).filter(pk=event.pk).first()
    return _undone(venture, event, reason, by, at, lambda: idle_sides(venture, -event.fen))


def sale_undone(proposal, by, at):
    """A sale two persons looked at: its money leaves the bank now."""
    batch = held_batch(proposal.event.batch, BatchVerb.WRITE)
    event, reason = _standing(batch, proposal.event), proposal.given["reason"]
    _undone(batch, event, reason, by, at, lambda: sides(batch, event.kind, -event.fen))


def _standing(batch, event):
    return batch.events.filter(pk=event.pk, reverses__isnull=True, undone__isnull=True).first()


def _check(event, reason):
    if event is None:
        raise RuleBroken(_("请选还算数的一笔。"), field="event")
    if not reason.strip():
        raise RuleBroken(_("请写为什么划掉。"), field="reason")
    if selectors.is_waiting(event):
        raise RuleBroken(_("这一笔已经有人登记要划掉，等另一个人核对。"), field="event")


def _undone(thing, event, reason, by, at, lines):
    """``lines()`` are those of its entry in the books; ``thing`` is what it happened to."""
    _check(event, reason)
    venture, to = getattr(thing, "venture", thing), (event.household_id, "" if event.household_id else event.party)
    if event.kind in COSTS and selectors.owed_by(venture).get(to, 0) < event.fen:
        raise RuleBroken(_("这笔钱已经付了，或者填了付款单，不能划掉。还没有放款的，先退回付款单。"), field="event")
    if event.kind == EventKind.TIED and selectors.tied_left(venture) < event.fen:
        raise RuleBroken(_("这笔专项补贴已经动用了，先划掉动用的那笔。"), field="event")
    if event.kind in COSTS and event.batch_id:
        told = selectors.tally_of(event.batch)
        if told.cost - event.fen < told.used:
            raise RuleBroken(_("这一批的花费已经用专项补贴抵了，先划掉动用的那笔。"), field="event")
    on, words = clock.day_of(at), _("划掉：{reason}").format(reason=reason.strip())[:200]
    made = Event(
        batch_id=event.batch_id, kind=event.kind, on=on, words=words, quantity=-event.quantity, unit=event.unit,
        grade=event.grade, fen=-event.fen, party=event.party, household_id=event.household_id, worker=event.worker,
        reverses=event, at=at, by_name=by.name[:80], put_in_id=event.put_in_id, rent_year=event.rent_year,
    )  # fmt: skip
    if event.fen:
        made.entry_id = books.post(thing, on, words, lines(), by, at, reverses=event.entry_id)
    made.save()
    audit.record(AuditTag.UNDO, thing, by, after={"kind": str(event.get_kind_display())}, reason=reason, at=at)
    return made
