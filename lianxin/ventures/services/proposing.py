"""What one person enters and another confirms: written down here, counted by ``seconding``."""

from lianxin.audit import services as audit
from lianxin.ventures.models import Proposal
from lianxin.ventures.vocabulary import AuditTag


def propose(*, register, verb, given, told, by, at, **about):
    """One audit event says what was asked; nothing else changes. ``about``: the plan or the holder."""
    made = Proposal.objects.create(
        register=register, verb=verb, given=given, told=told[:400], asked_by_id=by.id, asked_at=at, **about
    )
    audit.record(AuditTag.PROPOSE, made, by, after={"verb": str(verb)}, at=at)
    return made
