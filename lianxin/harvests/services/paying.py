"""What the venture owes is paid: drafted by one, released by another, never more than is owed; what comes back is owed again."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.harvests import policies, selectors
from lianxin.harvests.errors import WrongState
from lianxin.harvests.models import Payout, PayoutReturn
from lianxin.harvests.services import books
from lianxin.harvests.services.moving import held_venture
from lianxin.harvests.vocabulary import PAYOUT_WAYS, AuditTag, VentureVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sent_back import check_sent_back
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind


@action
def draft_payout(*, venture, to, fen, receipt, by, at=None):
    """``to`` is one of those it owes, as ``selectors.owed_by`` has them: ``(household id or None, party)``."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.SETTLE)
    policies.can_keep(by, venture).or_raise()
    due = selectors.owed_by(venture).get(to, 0)
    if not 0 < fen <= due:
        raise RuleBroken(_("现在只欠 {due} 元，不能付得比它多。").format(due=money(max(0, due))), field="fen")
    household, party = to
    payout = Payout.objects.create(
        venture=venture, household_id=household, party=party, fen=fen, receipt=receipt.strip(), drafted_by_id=by.id,
        drafted_at=at,
    )  # fmt: skip
    audit.record(AuditTag.DRAFT, payout, by, after={"yuan": money(fen)}, at=at)
    return payout


@action
def release_payout(*, payout, on, by, at=None):
    """The money goes: from the bank, against what was owed."""
    at, payout = at or clock.now(), _held(payout, "release")
    policies.can_release(by, payout).or_raise()
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
    venture = payout.venture
    if selectors.owed_by(venture).get((payout.household_id, payout.party), 0) < 0:  # this draft is taken off already
        raise RuleBroken(_("现在欠的没有这么多，请退回这张付款单。"))
    lines = ((books.owed(venture), payout.fen), (ledger.own_account(venture.book, Kind.BANK), -payout.fen))
    payout.entry_id = books.post(venture, on, _("付款：{name}").format(name=venture.name), lines, by, at)
    payout.on = on
    return _decided(payout, "release", AuditTag.RELEASE, by, at, on=on)


@action
def refuse_payout(*, payout, reason, by, at=None):
    """It is not paid, and why; a right one is drafted anew."""
    at, payout = at or clock.now(), _held(payout, "refuse")
    policies.can_release(by, payout).or_raise()
    return _decided(payout, "refuse", AuditTag.REFUSE, by, at, reason, refused_because=reason.strip()[:300])


@action
def return_payout(*, payout, on, words, receipt, by, at=None):
    """The bank sent it back on ``on``: owed again whole, in the books too, and drafted anew."""
    at, payout = at or clock.now(), _held(payout, "return")
    policies.can_keep(by, payout.venture).or_raise()
    check_sent_back(paid_on=payout.on, on=on, words=words, receipt=receipt, at=at)
    venture = payout.venture
    lines = ((ledger.own_account(venture.book, Kind.BANK), payout.fen), (books.owed(venture), -payout.fen))
    entry = books.post(venture, on, _("付款退回：{name}").format(name=venture.name), lines, by, at)
    PayoutReturn.objects.create(
        payout=payout, on=on, words=words.strip(), receipt=receipt.strip(), entry_id=entry, at=at, by_name=by.name[:80]
    )
    payout.state = PAYOUT_WAYS["return"].target
    payout.save(update_fields=["state"])
    audit.record(AuditTag.RETURN_PAYOUT, payout, by, after={"yuan": money(payout.fen)}, reason=words.strip(), at=at)
    return payout


def _held(payout, verb):
    held_venture(payout.venture, VentureVerb.SETTLE)
    related = ("venture__division", "venture__book", "household")
    found = Payout.objects.select_for_update(of=("self",)).select_related(*related).get(pk=payout.pk)
    if found.state not in PAYOUT_WAYS[verb].sources:
        raise WrongState(found)
    return found


def _decided(payout, verb, tag, by, at, reason="", **changes):
    payout.state, payout.decided_by_id, payout.decided_at = PAYOUT_WAYS[verb].target, by.id, at
    for name, value in changes.items():
        setattr(payout, name, value)
    payout.save(update_fields=["state", "decided_by", "decided_at", "entry_id", *changes])
    audit.record(tag, payout, by, after={"yuan": money(payout.fen)}, reason=reason, at=at)
    return payout
