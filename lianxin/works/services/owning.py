"""What the collective owns: entered with its proof, let under a contract with a clock, disposed of by a decision."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import next_serial
from lianxin.ledger import selectors as ledger_selectors
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind
from lianxin.territory.calc.terms import dues
from lianxin.works import policies, selectors
from lianxin.works.calc import leases
from lianxin.works.errors import WrongState
from lianxin.works.models import Card, CardCheck, CardSeries, Due, Lease
from lianxin.works.services.moving import lock
from lianxin.works.services.standing import day_in, write_off
from lianxin.works.vocabulary import CARD_WAYS, IN_THE_BOOKS, AmendState, AuditTag, CardState, CardVerb


@action
def add_card(
    *, division, kind, name, place, amount, unit, proof, original_fen, user, by, state=CardState.USED, at=None
):
    """One thing with what proves that it is the collective's."""
    at = at or clock.now()
    policies.can_keep_cards(by, division).or_raise()
    if kind in IN_THE_BOOKS:
        raise RuleBroken(_("存款、欠款照账上的数，不用登记：这一页从账里取。"), field="kind")
    if not proof.strip():
        raise RuleBroken(_("请写凭什么是集体的：证号、决议、发票。"), field="proof")
    card = new_card(
        division, kind=kind, name=name.strip(), place=place.strip(), amount=amount, unit=unit.strip(), proof=proof.strip(),
        original_fen=original_fen, user=user.strip(), state=state, entered_at=at,
    )  # fmt: skip
    audit.record(AuditTag.ADD_CARD, card, by, after={"kind": str(card.get_kind_display())}, at=at)
    return card


def new_card(division, **words):
    """The next card of a place, in the caller's step."""
    return Card.objects.create(
        division=division, division_path=division.path, serial=next_serial(CardSeries, division_id=division.pk), **words
    )


@action
def let_card(
    *, card, number, lessee, purpose, starts_on, ends_on, rent_fen, months, terms, by, decision="", resolution="", at=None
):  # fmt: skip
    """Let under a contract: so much rent at the beginning of every so many months. Which meeting decided stands in it: ``resolution`` is
    the id of one in force that names the thing; ``decision`` says it in words where the hall has none."""
    at, card = at or clock.now(), held_card(card, CardVerb.LET)
    policies.can_keep_cards(by, card).or_raise()
    found = _decided(card, resolution)
    if found:
        decision = found.label[:120]
    elif resolution:
        raise RuleBroken(_("请选写明“{name}”、还有效的决议。").format(name=card.name), field="resolution")
    if not decision.strip():
        raise RuleBroken(_("出租要会上定，请选哪份决议；议事厅里没有的，写哪个会定的。"), field="decision")
    if ends_on <= starts_on:
        raise RuleBroken(_("到期要在开始以后。"), field="ends_on")
    years, last = leases.longest(card.kind, starts_on)
    if ends_on > last:
        raise RuleBroken(
            _("租期太长，{kind}最多 {n} 年，到 {day}。到期可以再签。").format(
                kind=card.get_kind_display(), n=years, day=last.isoformat()
            ),
            field="ends_on",
        )
    if rent_fen <= 0:
        raise RuleBroken(_("请写每期租金。"), field="rent_fen")
    lease = Lease.objects.create(
        card=card, number=number.strip(), lessee=lessee.strip(), purpose=purpose.strip(), decision=decision.strip(),
        starts_on=starts_on, ends_on=ends_on, terms=terms.strip(), decision_id=found.id if found else "",
    )  # fmt: skip
    Due.objects.bulk_create(Due(lease=lease, due_on=day, fen=rent_fen) for day in dues(starts_on, ends_on, months))
    return moved_card(card, CardVerb.LET, AuditTag.LET, by, at, {"lease": str(lease)}, user=lease.lessee)


@action
def take_rent(*, card, due, on, receipt, account, by, at=None):
    """One rent came in and stands in the books: in the bank, against the income ``account`` of the collective.

    Booked on the day it came, or today where that day lies in a closed period.
    """
    at, card = at or clock.now(), held_card(card, CardVerb.RENT)
    policies.can_keep_cards(by, card).or_raise()
    due = Due.objects.select_for_update(of=("self",)).select_related("lease").get(pk=due.pk)
    if due.lease.card_id != card.pk or not due.is_owed:
        raise RuleBroken(_("请选还没有交的一期。"), field="due")
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
    if account not in selectors.rent_accounts(card.division):
        raise RuleBroken(_("请选集体账上的一个收入科目。"), field="account")
    due.paid_on, due.receipt, due.entry_id = on, receipt.strip(), _booked(card, due, on, account, by, at)
    due.save(update_fields=["paid_on", "receipt", "entry_id"])
    return moved_card(
        card, CardVerb.RENT, AuditTag.RENT, by, at, {"yuan": money(due.fen), "due": due.due_on.isoformat()}
    )


@action
def end_lease(*, card, on, reason, by, at=None):
    """The contract is over, at its term or before, and why; rent that is owed stays owed, what would have come later is void."""
    at, card = at or clock.now(), held_card(card, CardVerb.END)
    policies.can_keep_cards(by, card).or_raise()
    lease = Lease.objects.select_for_update().get(card=card, ended_on__isnull=True)
    if on > clock.day_of(at) or on < lease.starts_on:
        raise RuleBroken(_("结束的日子要在开始以后，不能在以后的日子。"), field="on")
    lease.ended_on, lease.ended_because = on, reason.strip()
    lease.save(update_fields=["ended_on", "ended_because"])
    lease.dues.filter(due_on__gt=on, paid_on__isnull=True).update(is_void=True)
    return moved_card(card, CardVerb.END, AuditTag.END_LEASE, by, at, {"lease": str(lease)}, reason, user="")


@action
def use_card(*, card, user, by, at=None):
    """What lay idle is used again."""
    at, card = at or clock.now(), held_card(card, CardVerb.USE)
    policies.can_keep_cards(by, card).or_raise()
    return moved_card(card, CardVerb.USE, AuditTag.USE_CARD, by, at, {"user": user}, user=user.strip())


@action
def dispose_card(*, card, resolution, reason, by, sold_fen=0, account=None, receipt="", on=None, at=None):
    """It is the collective's no more: by which resolution that names it, sold for what or worn out. What it was sold for stands in the
    books at once. The card stays to be read."""
    project = lock(card.project) if card.project_id else None  # first, as every step of a project does
    at, card = at or clock.now(), held_card(card, CardVerb.DISPOSE)
    policies.can_keep_cards(by, card).or_raise()
    nothing_waits(card)
    found = _decided(card, resolution)
    if found is None:
        raise RuleBroken(
            _("请选会上定的决议：村（居）民会议、代表会议或者成员大会通过、已经公布，写明“{name}”的。").format(
                name=card.name
            ),
            field="resolution",
        )
    words = _("{decision}：{reason}").format(decision=found.label, reason=reason.strip())[:300]
    if project:
        write_off(project, words, clock.day_of(at), by, at)
    sold = {"sold_fen": sold_fen}
    if sold_fen:
        on = on or clock.day_of(at)
        if on > clock.day_of(at):
            raise RuleBroken(_("日子还没有到。"), field="on")
        if account not in selectors.rent_accounts(card.division):
            raise RuleBroken(_("请选集体账上的一个收入科目。"), field="account")
        if not receipt.strip():
            raise RuleBroken(_("请写凭据号。"), field="receipt")
        told = _("卖出：{card}，凭据 {receipt}").format(card=card.name, receipt=receipt.strip())
        sold["sold_entry_id"] = _posted(card, sold_fen, on, account, told, f"works:sold:{card.pk}", found.label, by, at)
    return moved_card(
        card, CardVerb.DISPOSE, AuditTag.DISPOSE, by, at, {"yuan": money(sold_fen)}, words, gone_because=words, **sold
    )


def _decided(card, resolution):
    """The resolution in force that names a thing, by its id, or ``None``."""
    return next((each for each in selectors.decisions_on(card) if each.id == resolution), None)


def _booked(card, due, on, account, by, at):
    told = _("收租金：{card}，{due}那一期").format(card=card.name, due=due.due_on.isoformat())
    return _posted(card, due.fen, on, account, told, f"works:due:{due.pk}", due.lease.number, by, at)


def _posted(card, fen, on, account, words, key, rule, by, at):
    """In the bank, against an income account; today where its day lies in a closed period."""
    book = account.book
    bank = ledger_selectors.own_account(book, Kind.BANK)
    posting = ledger.Posting(
        on=day_in(book, on, (bank, account), at), words=words[:200], lines=((bank, fen), (account, -fen)), key=key,
        source=ledger.Source("collective_card", card.public_id, card.audit_label[:120]), rule=rule[:60],
    )  # fmt: skip
    return ledger.post(book=book, posting=posting, by=by, at=at)


def nothing_waits(card):
    """Raise while a count or a correction of it waits for who looks at it."""
    if CardCheck.objects.filter(card=card, state=AmendState.WAITING).exists():
        raise RuleBroken(_("“{name}”有登记等着另一个人核对，先核对。").format(name=card.name))


def held_card(card, verb):
    """Fetch it again and hold its row until the transaction ends."""
    found = Card.objects.select_for_update(of=("self",)).select_related("division").get(pk=card.pk)
    if found.state not in CARD_WAYS[verb].sources:
        raise WrongState(found)
    return found


def moved_card(card, verb, tag, by, at, after, reason="", **changes):
    """Take a held card along one step of its table, with one audit event."""
    for name, value in changes.items():
        setattr(card, name, value)
    card.state = CARD_WAYS[verb].target or card.state
    card.save(update_fields=["state", *changes])
    audit.record(tag, card, by, after={"state": str(card.state), **after}, reason=reason, at=at)
    return card
