"""A venture is over: every batch has its account, everybody has back what is theirs; a company is wound up by the plan its
shareholders agreed to."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.harvests import policies, selectors
from lianxin.harvests.calc.winding_up import parts_of
from lianxin.harvests.models import Input
from lianxin.harvests.services import books
from lianxin.harvests.services.moving import held_venture
from lianxin.harvests.services.proposing import propose
from lianxin.harvests.vocabulary import (
    AuditTag,
    BatchState,
    InputKind,
    ProposalVerb,
    Return,
    Vehicle,
    VentureState,
    VentureVerb,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind


@action
def close_venture(*, venture, reason, by, fen=0, meeting="", at=None):
    """It is over: every batch has its account, and nobody's land is left in it.

    Of a company whose households hold money shares ``fen`` is what is left for them once all others are paid, by the plan of
    liquidation ``meeting`` confirmed (公司法第二百三十六条, 第二百三十九条): each gets the part of its money, to the fen, and is owed it,
    once another person has looked (``confirm_proposal``); what is returned then is what waits for them.
    """
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.CLOSE)
    policies.can_keep(by, venture).or_raise()
    shares = _may_end(venture)
    if not shares:
        return _ended(venture, reason, by, at, {})
    _check_liquidation(venture, shares, fen, meeting.strip())
    told = _("公司清算：{name}，退股金一共 {yuan} 元（投入的 {whole} 元），{meeting}。{reason}").format(
        name=venture.name, yuan=money(fen), whole=money(_whole(shares)), meeting=meeting.strip(), reason=reason.strip()
    )
    given = {"fen": fen, "meeting": meeting.strip(), "reason": reason.strip()}
    return propose(venture=venture, verb=ProposalVerb.WIND_UP, given=given, told=told, by=by, at=at)


def wound_up(proposal, by, at):
    """A liquidation two persons looked at: everybody is owed their part now."""
    venture, given = held_venture(proposal.venture, VentureVerb.CLOSE), proposal.given
    shares = _may_end(venture)
    _check_liquidation(venture, shares, given["fen"], given["meeting"])
    after = _wound_up(venture, shares, given["fen"], given["meeting"], by, at)
    _ended(venture, given["reason"], by, at, after)


def _may_end(venture):
    """The money shares of a company that are wound up with it; raises while a batch runs or anything else is in it."""
    if venture.batches.filter(state__in=(BatchState.PLANNED, BatchState.RUNNING)).exists():
        raise RuleBroken(_("还有批次没有结账。"))
    if left := selectors.tied_left(venture):
        raise RuleBroken(
            _("还有 {yuan} 元专项补贴没有用。它是给的人指定了用途的，先在批次里“动用专项补贴”，再结束。").format(
                yuan=money(left)
            )
        )
    held = venture.inputs.filter(ended_on__isnull=True)
    money_held = (
        held.filter(kind=InputKind.MONEY, gets=Return.SHARE) if venture.vehicle == Vehicle.COMPANY else held.none()
    )
    if held.exclude(pk__in=money_held.values("pk")).exists():
        raise RuleBroken(_("还有人家的投入没有退，先办退出。"))
    return list(money_held.select_for_update(of=("self",)).order_by("id"))


def _ended(venture, reason, by, at, after):
    venture.state, venture.closed_on, venture.closed_because = (
        VentureState.CLOSED,
        clock.day_of(at),
        reason.strip()[:300],
    )
    venture.save(update_fields=["state", "closed_on", "closed_because"])
    audit.record(AuditTag.CLOSE, venture, by, after=after, reason=reason, at=at)
    return venture


def _whole(shares):
    return sum(each.value_fen for each in shares)


def _check_liquidation(venture, shares, fen, meeting):
    whole = _whole(shares)
    if not meeting:
        raise RuleBroken(_("公司清算要股东会确认清算方案，请写哪个会。"), field="meeting")
    if fen > whole:
        raise RuleBroken(
            _("退的股金不能比投入的 {yuan} 元多。多出来的是收益，先办分配。").format(yuan=money(whole)), field="fen"
        )
    if any(selectors.owed_by(venture).values()):
        raise RuleBroken(_("还欠别人的没有付清。公司清算先还债，余下的才退股金。"), field="fen")
    if venture.payouts.filter(state="drafted").exists():
        raise RuleBroken(_("还有付款单等放款，先办完。"), field="fen")


def _wound_up(venture, shares, fen, meeting, by, at):
    on, whole = clock.day_of(at), _whole(shares)
    lines = [(books.pooled_money(venture, False), whole)]
    if fen:
        lines.append((books.owed(venture), -fen))
    if fen < whole:
        lines.append((ledger.own_account(venture.book, Kind.RESERVE), fen - whole))
    books.post(venture, on, _("清算退股金：{name}").format(name=venture.name), tuple(lines), by, at)
    for each, back in zip(shares, parts_of(fen, [each.value_fen for each in shares]), strict=True):
        each.ended_on, each.back_fen, each.back_meeting = on, back, meeting
    Input.objects.bulk_update(shares, ["ended_on", "back_fen", "back_meeting"])
    return {"back": money(fen), "meeting": meeting}


@action
def undo_input(*, venture, put_in, reason, by, at=None):
    """What was entered wrongly never was put in: its money leaves the books by an entry the other way round, which names the first,
    once another person has looked (``confirm_proposal``); what is returned then is what waits for them.

    Refuses what left already and what rent was noted of. The row stays to be read, with the reason.
    """
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.SETTLE)
    policies.can_keep(by, venture).or_raise()
    found = _to_undo(venture, put_in)
    if not reason.strip():
        raise RuleBroken(_("请写为什么划掉。"), field="reason")
    if not found.entry_id:
        return _input_gone(venture, found, reason.strip(), by, at)
    if selectors.is_waiting(found):
        raise RuleBroken(_("这一笔已经有人登记要划掉，等另一个人核对。"), field="put_in")
    told = _("划掉一笔登记错的投入：{home} {what}，{yuan} 元从银行账上退出去。{reason}").format(
        home=found.household, what=found.what, yuan=money(found.value_fen), reason=reason.strip()
    )
    given = {"reason": reason.strip()}
    return propose(venture=venture, verb=ProposalVerb.UNDO_INPUT, given=given, told=told, by=by, at=at, put_in=found)


def input_undone(proposal, by, at):
    """Money that was never put in, as two persons saw: it leaves the bank now."""
    venture = held_venture(proposal.venture, VentureVerb.SETTLE)
    _input_gone(venture, _to_undo(venture, proposal.put_in), proposal.given["reason"], by, at)


def _to_undo(venture, put_in):
    found = Input.objects.select_for_update(of=("self",)).select_related("household").get(pk=put_in.pk)
    if found.venture_id != venture.pk or found.ended_on is not None:
        raise RuleBroken(_("请选还在的一笔投入。"), field="put_in")
    if found.rents.filter(reverses__isnull=True, undone__isnull=True).exists():
        raise RuleBroken(_("这一笔已经记了租金，先划掉租金，再划掉投入。"), field="put_in")
    return found


def _input_gone(venture, found, reason, by, at):
    on = clock.day_of(at)
    if found.entry_id:
        lines = (
            (books.pooled_money(venture, found.gets == Return.LOAN), found.value_fen),
            (ledger.own_account(venture.book, Kind.BANK), -found.value_fen),
        )
        books.post(venture, on, _("划掉：{reason}").format(reason=reason), lines, by, at, reverses=found.entry_id)
    found.ended_on, found.back_fen, found.undone_because = on, 0, reason[:300]
    found.save(update_fields=["ended_on", "back_fen", "undone_because"])
    after = {"kind": str(found.get_kind_display())}
    audit.record(AuditTag.UNDO_INPUT, venture, by, after=after, reason=reason, at=at)
    return found
