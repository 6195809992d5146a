"""What one person enters and another confirms: written down here, counted by ``seconding``."""

from lianxin.audit import services as audit
from lianxin.harvests.models import Proposal
from lianxin.harvests.vocabulary import AuditTag


def propose(*, venture, verb, given, told, by, at, **about):
    """One audit event says what was asked; nothing else changes. ``about``: the event or the input."""
    made = Proposal.objects.create(
        venture=venture, verb=verb, given=given, told=told[:400], asked_by_id=by.id, asked_at=at, **about
    )
    audit.record(AuditTag.PROPOSE, made, by, after={"verb": str(verb)}, at=at)
    return made
