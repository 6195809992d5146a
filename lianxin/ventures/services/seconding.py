"""A second person looks at what was entered: it counts from then on, or it does not."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.second_hand import Look
from lianxin.ventures import policies
from lianxin.ventures.errors import WrongState
from lianxin.ventures.models import Proposal
from lianxin.ventures.services.changing import changed
from lianxin.ventures.services.paying import received
from lianxin.ventures.vocabulary import AuditTag, ProposalVerb

_COUNTED = {ProposalVerb.CHANGE: changed, ProposalVerb.RECEIVE: received}


@action
def confirm_proposal(*, proposal, by, at=None):
    """It counts from now on: everything is checked again, as it is today."""
    at, proposal = at or clock.now(), _held(proposal)
    policies.can_decide_proposal(by, proposal).or_raise()
    _decided(proposal, Look.CONFIRMED, by, at)
    _COUNTED[ProposalVerb(proposal.verb)](proposal, by, at)
    return proposal


@action
def refuse_proposal(*, proposal, reason, by, at=None):
    """It does not count, and why; a right one is entered anew."""
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
    found = rows.select_related("register__unit", "plan", "holder", "asked_by").get(pk=proposal.pk)
    if found.state != Look.WAITING:
        raise WrongState(found)
    return found


def _decided(proposal, state, by, at):
    proposal.state, proposal.decided_by_id, proposal.decided_at = state, by.id, at
    proposal.save(update_fields=["state", "decided_by", "decided_at", "because"])
