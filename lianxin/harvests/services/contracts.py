"""Contracts of a venture: signed with a term and with what is due when, each due done by a receipt, renewed or wound up at the end."""

from django.db.models import Sum
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.harvests import policies
from lianxin.harvests.models import Contract, ContractDue
from lianxin.harvests.services.moving import held_venture
from lianxin.harvests.vocabulary import AuditTag, VentureVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import insert_once
from lianxin.territory.calc.terms import dues

#: A contract has so many dues at most: a hundred years by the month would be an error of typing.
MOST = 240


@action
def sign_contract(
    *, venture, kind, number, party, terms, starts_on, ends_on, by, fen=0, way="", due_fen=0, months=0, at=None
):
    """A contract with its term; what its words call for is said on the page of the venture. With ``way`` so much is due at the
    beginning of every so many months."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.KEEP)
    policies.can_keep(by, venture).or_raise()
    if ends_on < starts_on:
        raise RuleBroken(_("到期要在开始以后。"), field="ends_on")
    if bool(way) != bool(due_fen and months):
        raise RuleBroken(_("分期付的，写谁付、每期多少、几个月一期；不分期的都空着。"), field="way")
    days = dues(starts_on, ends_on, months) if way else ()
    if len(days) > MOST:
        raise RuleBroken(_("期数太多，最多 {n} 期。").format(n=MOST), field="months")
    made = Contract(
        venture=venture, kind=kind, number=number.strip(), party=party.strip(), terms=terms.strip(), fen=fen,
        starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip
    if not insert_once(made):
        raise RuleBroken(_("这个合同号已经有了。"), field="number")
    ContractDue.objects.bulk_create(ContractDue(contract=made, way=way, due_on=day, fen=due_fen) for day in days)
    after = {"contract": made.number, "kind": str(made.get_kind_display()), "yuan": money(fen)}
    audit.record(AuditTag.CONTRACT, venture, by, after=after, at=at)
    return made


@action
def do_due(*, venture, due, on, receipt, by, at=None):
    """One due was paid or came in; the money stands in the books by its own step, this says which receipt it was."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.SETTLE)
    policies.can_keep(by, venture).or_raise()
    due = ContractDue.objects.select_for_update(of=("self",)).select_related("contract").get(pk=due.pk)
    if due.contract.venture_id != venture.pk or due.done_on is not None or due.is_void:
        raise RuleBroken(_("请选还没有付的一期。"), field="due")
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
    if not receipt.strip():
        raise RuleBroken(_("请写凭据号。"), field="receipt")
    due.done_on, due.receipt = on, receipt.strip()
    due.save(update_fields=["done_on", "receipt"])
    after = {"contract": due.contract.number, "yuan": money(due.fen), "due": due.due_on.isoformat()}
    audit.record(AuditTag.DUE, venture, by, after=after, at=at)
    return due


@action
def end_contract(*, venture, contract, on, reason, by, way="", owed_fen=0, owed_on=None, at=None):
    """Renewed by another, or wound up, at its term or before, and why; dues of later days are void and stay to be read, what is late stays due.

    ``owed_fen`` is what one side still owes the other because it ends (``way``), until ``owed_on``: a due like the others.
    """
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.SETTLE)
    policies.can_keep(by, venture).or_raise()
    contract = Contract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    if contract.venture_id != venture.pk or contract.ended_on is not None:
        raise RuleBroken(_("请选还没有了结的合同。"), field="contract")
    if on > clock.day_of(at) or on < contract.starts_on:
        raise RuleBroken(_("日子要在合同开始以后，不能在以后的日子。"), field="on")
    if not reason.strip():
        raise RuleBroken(_("请写怎么了结的。"), field="reason")
    if bool(way) != bool(owed_fen):
        raise RuleBroken(_("了结时还要付的，写谁付、多少；没有的都空着。"), field="way")
    if owed_fen and (owed_on is None or owed_on < on):
        raise RuleBroken(_("请写哪天前付，不能比了结的日子早。"), field="owed_on")
    contract.ended_on, contract.ended_because = on, reason.strip()[:300]
    contract.save(update_fields=["ended_on", "ended_because"])
    contract.dues.filter(due_on__gt=on, done_on__isnull=True).update(is_void=True)
    if owed_fen and not insert_once(ContractDue(contract=contract, way=way, due_on=owed_on, fen=owed_fen)):
        raise RuleBroken(_("这一天已经有一期没有办，请写另一天。"), field="owed_on")
    left = contract.dues.filter(done_on__isnull=True, is_void=False).aggregate(fen=Sum("fen"))["fen"] or 0
    after = {"contract": contract.number, "left": money(left)}
    audit.record(AuditTag.END_CONTRACT, venture, by, after=after, reason=reason, at=at)
    return contract
