"""What happens to a batch, written down day by day with its money in the books."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.harvests import policies, selectors
from lianxin.harvests.calc.batches import COSTS
from lianxin.harvests.models import Event
from lianxin.harvests.services import books
from lianxin.harvests.services.moving import held_batch
from lianxin.harvests.vocabulary import BANKED, GIVEN, AuditTag, BatchVerb, EventKind
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind


@action
def buy(*, batch, on, words, fen, receipt, by, quantity=0, unit="", party="", household=None, at=None):
    """Seed, feed, medicine, machines by the hour: owed to who sold it, or to the household it was bought from."""
    if not (party.strip() or household):
        raise RuleBroken(_("请写向谁买的。"), field="party")
    more = {"quantity": quantity, "unit": unit, "party": party, "household": household, "receipt": receipt}
    return written(batch, EventKind.BUY, on, words, by, at, fen=fen, **more)


@action
def log_work(*, batch, on, household, worker, words, days, fen, by, at=None):
    """Who worked how long at what: ``days`` in hundredths. The wage is owed to the household; nothing is worked unpaid."""
    if not worker.strip() or days <= 0:
        raise RuleBroken(_("请写谁做的、做了几个工。"), field="worker")
    more = {"quantity": days, "unit": _("个工"), "household": household, "worker": worker}
    return written(batch, EventKind.WORK, on, words, by, at, fen=fen, **more)


@action
def note_loss(*, batch, on, words, quantity, by, grade="", at=None):
    """What died, was flooded or went bad: of what stands, or of a grade that was harvested."""

    def enough(batch):
        told = selectors.tally_of(batch)
        left = dict(told.stock).get(grade, 0) if grade else batch.scale - told.lost
        if not 0 < quantity <= left:
            raise RuleBroken(_("只有 {left}，不能写得比它多。").format(left=money(left)), field="quantity")

    unit = batch.measure if grade else batch.unit
    return written(batch, EventKind.LOSS, on, words, by, at, enough, quantity=quantity, unit=unit, grade=grade)


@action
def harvest(*, batch, on, quantity, grade, by, words="", at=None):
    """So much came in, of this grade."""
    if quantity <= 0 or not grade.strip():
        raise RuleBroken(_("请写收了多少、什么等级。"), field="quantity")
    more = {"quantity": quantity, "unit": batch.measure, "grade": grade}
    return written(batch, EventKind.HARVEST, on, words or _("收获"), by, at, **more)


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
    return written(batch, EventKind.SALE, on, words or _("销售"), by, at, enough, fen=fen, **more)


@action
def note_given(*, batch, kind, on, words, fen, party, receipt, by, at=None):
    """What came in without a sale (``GIVEN``): from an insurer, as a subsidy, for carbon or straw. It is the batch's own, but what is
    given for a purpose: that waits in an account of its own until it is used, and is never earned as such (第四十二条)."""
    if kind not in GIVEN or not party.strip():
        raise RuleBroken(_("请写是什么钱、谁给的。"), field="party")
    return written(batch, EventKind(kind), on, words, by, at, fen=fen, party=party, receipt=receipt)


@action
def use_tied(*, batch, on, words, fen, by, at=None):
    """So much of what the batch cost is borne by money given for that purpose: no more than there is, no more than it cost."""

    def enough(batch):
        told = selectors.tally_of(batch)
        most = max(0, min(selectors.tied_left(batch.venture), told.cost - told.used))
        if fen > most:
            raise RuleBroken(
                _("最多 {yuan} 元：不能比还没有用的专项补贴多，也不能比这一批已经花的多。").format(yuan=money(most)),
                field="fen",
            )

    return written(batch, EventKind.USED, on, words, by, at, enough, fen=fen)


@action
def note_event(*, batch, on, words, by, at=None):
    """What else should be remembered: weather, disease, advice."""
    return written(batch, EventKind.NOTE, on, words, by, at)


def written(batch, kind, on, words, by, at, fits=None, *, fen=0, **more):
    """One event, with its entry where money is in it. ``fits`` refuses by what the held batch has left."""
    at, batch = at or clock.now(), held_batch(batch, BatchVerb.WRITE)
    policies.can_keep(by, batch).or_raise()
    if on > clock.day_of(at) or on < batch.begun_on:
        raise RuleBroken(_("日子要在批次开始以后，不能在以后的日子。"), field="on")
    if not words.strip():
        raise RuleBroken(_("请写说明。"), field="words")
    if fen <= 0 and (kind in COSTS or kind in BANKED or kind == EventKind.USED):
        raise RuleBroken(_("请写金额。"), field="fen")
    if fits:
        fits(batch)
    told = {name: value.strip() if isinstance(value, str) else value for name, value in more.items()}
    event = Event(batch=batch, kind=kind, on=on, words=words.strip(), fen=fen, at=at, by_name=by.name[:80], **told)
    if fen:
        label = f"{batch.audit_label} {event}"
        event.entry_id = books.post(batch, on, label, sides(batch, kind, fen), by, at)
    event.save()
    after = {"kind": str(event.get_kind_display()), "yuan": money(fen)}
    audit.record(AuditTag.WRITE, batch, by, after=after, at=at)
    return event


def sides(batch, kind, fen):
    """What an event of a batch with money debits and credits."""
    if kind == EventKind.USED:
        return (books.tied(batch.venture), fen), (books.held_back(batch), -fen)
    if kind in BANKED:
        came = books.tied(batch.venture) if kind == EventKind.TIED else books.held_back(batch)
        return (ledger.own_account(batch.venture.book, Kind.BANK), fen), (came, -fen)
    return (books.growing(batch), fen), (books.owed(batch.venture), -fen)
