"""A second person looks at money that is taken back: it is from then on, or it is not."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.harvests import policies
from lianxin.harvests.errors import WrongState
from lianxin.harvests.models import Proposal
from lianxin.harvests.services.undoing import sale_undone
from lianxin.harvests.services.winding_up import input_undone, wound_up
from lianxin.harvests.vocabulary import AuditTag, ProposalVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.second_hand import Look

_COUNTED = {
    ProposalVerb.UNDO_SALE: sale_undone,
    ProposalVerb.UNDO_INPUT: input_undone,
    ProposalVerb.WIND_UP: wound_up,
}


@action
def confirm_proposal(*, proposal, by, at=None):
    """It is done now: everything is checked again, as it is today."""
    at, proposal = at or clock.now(), _held(proposal)
    policies.can_decide_proposal(by, proposal).or_raise()
    _decided(proposal, Look.CONFIRMED, by, at)
    _COUNTED[ProposalVerb(proposal.verb)](proposal, by, at)
    return proposal


@action
def refuse_proposal(*, proposal, reason, by, at=None):
    """It is not done, and why."""
    at, proposal = at or clock.now(), _held(proposal)
    policies.can_decide_proposal(by, proposal).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明哪里不对。"), field="reason")
    proposal.because = reason.strip()[:300]
    _decided(proposal, Look.REFUSED, by, at)
    audit.record(AuditTag.REFUSE_PROPOSAL, proposal, by, reason=proposal.because, at=at)
    return proposal


def _held(proposal):
    rows = Proposal.objects.select_for_update(of=("self",))
    found = rows.select_related("venture", "event__batch", "put_in").get(pk=proposal.pk)
    if found.state != Look.WAITING:
        raise WrongState(found)
    return found


def _decided(proposal, state, by, at):
    proposal.state, proposal.decided_by_id, proposal.decided_at = state, by.id, at
    proposal.save(update_fields=["state", "decided_by", "decided_at", "because"])
