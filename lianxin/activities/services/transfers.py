"""A member's affiliation goes from one branch to another. Until the new side has received them the old one stays responsible."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.activities import policies, selectors
from lianxin.activities.models import LetterSeries, Transfer
from lianxin.activities.services.taking_over import listed_in
from lianxin.activities.vocabulary import (
    LETTER_DAYS,
    MEMBERS,
    TRANSFER_WAYS,
    AuditTag,
    TransferState,
    TransferVerb,
)
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import next_serial


@action
def draft_transfer(
    *, member, to_words, from_committee, to_committee, reason, by, to_unit=None, contact="", dues_paid_to="", remarks=""
):
    """Begin one. ``to_unit`` where the other branch keeps its list here, else only ``to_words``; one at a time."""
    policies.can_keep_member(by, member).or_raise()
    if member.stage not in MEMBERS:
        raise RuleBroken(_("接转组织关系的是党员；入党申请人、积极分子和发展对象另行转递材料。"))
    if selectors.open_transfer_of(member):
        raise RuleBroken(_("{name}已经有一件接转没有办完。").format(name=member.name))
    if to_unit and (to_unit.pk == member.unit_id or to_unit.dissolved_on or to_unit.kind not in selectors.BRANCHES):
        raise RuleBroken(_("请写另一个还在的党支部。"), field="to_unit")
    transfer = Transfer.objects.create(
        member=member, from_unit=member.unit, to_unit=to_unit, to_words=to_unit.name if to_unit else to_words.strip(),
        from_committee=from_committee.strip(), to_committee=to_committee.strip(), reason=reason, contact=contact.strip(),
        dues_paid_to=dues_paid_to.strip(), remarks=remarks.strip(), drafted_on=clock.today(),
    )  # fmt: skip
    audit.record(AuditTag.DRAFT_TRANSFER, transfer, by, after={"from": member.unit.name, "to": transfer.to_words})
    return transfer


@action
def confirm_transfer(*, transfer, by):
    """The branch says that what is written is right."""
    return _move(transfer, TransferVerb.CONFIRM, by, policies.can_send_member)


@action
def issue_letter(*, transfer, by, valid_until=None):
    """The committee above writes the letter: it gets the next number of the year, and holds for ninety days at most."""
    today = clock.today()
    last_day = today + timedelta(days=LETTER_DAYS)
    valid_until = valid_until or last_day
    if not today <= valid_until <= last_day:
        raise RuleBroken(_("有效期从今天起最长 {n} 天。").format(n=LETTER_DAYS), field="valid_until")
    number = next_serial(LetterSeries, year=today.year)
    letter = {"letter_no": f"{today.year}-{number:04d}", "issued_on": today, "valid_until": valid_until}
    return _move(transfer, TransferVerb.ISSUE, by, policies.can_issue_letter, **letter)


@action
def hand_over_letter(*, transfer, by):
    """The member has the letter in hand."""
    return _move(transfer, TransferVerb.HAND_OVER, by, policies.can_send_member)


@action
def receive_member(*, transfer, on, by):
    """The other side has received them: from that day they are on its list, if it keeps one here, and no longer on the old."""
    transfer = _lock(transfer)
    if not transfer.issued_on or not transfer.issued_on <= on <= clock.today():
        raise RuleBroken(_("接收日要在开介绍信以后，不晚于今天。"), field="on")
    moved = _move(transfer, TransferVerb.RECEIVE, by, policies.can_receive_member, received_on=on)
    member = transfer.member
    member.ends_on = max(on, member.starts_on)
    member.save(update_fields=["ends_on"])
    if transfer.to_unit_id:
        member.exempt_reason = ""  # why was for the old branch's secretary alone
        member.away_since, member.away_place, member.away_contact = None, "", ""
        taken = set(selectors.members_to_carry(transfer.to_unit).values_list("name", flat=True))
        listed_in(transfer.to_unit, member, on, taken=taken)
    return moved


@action
def return_letter(*, transfer, reason, by):
    """Something has to be put right first. Never without saying what. Its number stays used: the next letter has another."""
    return _move(transfer, TransferVerb.RETURN, by, policies.can_return_letter, said=_said(reason))


@action
def redraft_transfer(*, transfer, by, to_committee, dues_paid_to="", remarks=""):
    """It is written anew after it came back; the next letter has another number."""
    changes = {"to_committee": to_committee.strip(), "dues_paid_to": dues_paid_to.strip(), "remarks": remarks.strip()}
    return _move(transfer, TransferVerb.REDRAFT, by, policies.can_send_member, said="", **changes)


@action
def note_receipt(*, transfer, receipt_no, by):
    """The receipt slip came back: the side that received sends it, the old side may write it down from paper."""
    return _move(transfer, TransferVerb.NOTE_RECEIPT, by, policies.can_return_letter, receipt_no=receipt_no.strip())


@action
def close_transfer(*, transfer, by):
    """The stub and the receipt are filed together."""
    return _move(transfer, TransferVerb.CLOSE, by, policies.can_send_member)


@action
def cancel_transfer(*, transfer, reason, by):
    """They stay after all."""
    return _move(transfer, TransferVerb.CANCEL, by, policies.can_send_member, said=_said(reason))


def _lock(transfer):
    related = ("member", "from_unit__division", "to_unit__division")
    return Transfer.objects.select_for_update(of=("self",)).select_related(*related).get(pk=transfer.pk)


def _move(transfer, verb, by, allowed, **changes):
    """The only door for a change of state."""
    transfer = _lock(transfer)
    allowed(by, transfer).or_raise()
    sources, target = TRANSFER_WAYS[verb]
    if transfer.state not in sources:
        raise RuleBroken(_("现在是“{state}”，不能做这一步。").format(state=transfer.get_state_display()))
    before = transfer.state
    transfer.state = target
    for name, value in changes.items():
        setattr(transfer, name, value)
    transfer.save(update_fields=["state", *changes])
    audit.record(
        AuditTag[verb.name], transfer, by, before={"state": str(before)}, after={"state": str(TransferState(target))}
    )
    return transfer


def _said(reason):
    if not reason.strip():
        raise RuleBroken(_("请写明原因。"), field="reason")
    return reason.strip()
