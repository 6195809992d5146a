"""A second person looks at money that is taken back: it is from then on, or it is not."""

from lianxin.audit import services as audit
from lianxin.harvests import policies
from lianxin.harvests.errors import WrongState
from lianxin.harvests.services.undoing import sale_undone
from lianxin.harvests.services.winding_up import input_undone, wound_up
from lianxin.harvests.vocabulary import AuditTag, ProposalVerb
from lianxin.kit import clock, second_hand
from lianxin.kit.actions import action

_COUNTED = {
    ProposalVerb.UNDO_SALE: sale_undone,
    ProposalVerb.UNDO_INPUT: input_undone,
    ProposalVerb.WIND_UP: wound_up,
}


@action
def confirm_proposal(*, proposal, by, at=None):
    """It is done now: everything is checked again, as it is today."""
    at, proposal = at or clock.now(), _held(proposal, by)
    second_hand.confirm(proposal, by, at)
    _COUNTED[ProposalVerb(proposal.verb)](proposal, by, at)
    return proposal


@action
def refuse_proposal(*, proposal, reason, by, at=None):
    """It is not done, and why."""
    at, proposal = at or clock.now(), _held(proposal, by)
    second_hand.refuse(proposal, reason, by, at)
    audit.record(AuditTag.REFUSE_PROPOSAL, proposal, by, reason=proposal.because, at=at)
    return proposal


def _held(proposal, by):
    found = second_hand.held(proposal, "venture", "event__batch", "put_in", otherwise=WrongState)
    policies.can_decide_proposal(by, found).or_raise()
    return found
