"""A second person looks at what was entered: it counts from then on, or it does not."""

from lianxin.audit import services as audit
from lianxin.kit import clock, second_hand
from lianxin.kit.actions import action
from lianxin.ventures import policies
from lianxin.ventures.errors import WrongState
from lianxin.ventures.services.changing import changed
from lianxin.ventures.services.paying import received
from lianxin.ventures.services.registers import class_added, quantified
from lianxin.ventures.vocabulary import AuditTag, ProposalVerb

_COUNTED = {
    ProposalVerb.CLASS: class_added, ProposalVerb.QUANTIFY: quantified, ProposalVerb.CHANGE: changed,
    ProposalVerb.RECEIVE: received,
}  # fmt: skip


@action
def confirm_proposal(*, proposal, by, at=None):
    """It counts from now on: everything is checked again, as it is today."""
    at, proposal = at or clock.now(), _held(proposal, by)
    second_hand.confirm(proposal, by, at)
    _COUNTED[ProposalVerb(proposal.verb)](proposal, by, at)
    return proposal


@action
def refuse_proposal(*, proposal, reason, by, at=None):
    """It does not count, and why."""
    at, proposal = at or clock.now(), _held(proposal, by)
    second_hand.refuse(proposal, reason, by, at)
    audit.record(AuditTag.REFUSE_PROPOSAL, proposal, by, reason=proposal.because, at=at)
    return proposal


def _held(proposal, by):
    found = second_hand.held(proposal, "register__unit", "plan", "holder", "asked_by", otherwise=WrongState)
    policies.can_decide_proposal(by, found).or_raise()
    return found
