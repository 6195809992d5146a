"""What waits for a second person, and for whom."""

from lianxin.harvests import policies
from lianxin.harvests.models import Proposal
from lianxin.kit.decisions import shown
from lianxin.kit.second_hand import Look
from lianxin.kit.tree import within_any


def find_proposal(public_id, actor):
    related = ("venture__division", "event__batch", "put_in", "asked_by", "decided_by")
    found = shown(Proposal.objects.select_related(*related).filter(public_id=public_id).first())
    policies.can_view_proposal(actor, found).or_raise()
    return found


def waiting_looks(venture):
    """What of a venture waits, the oldest first."""
    return list(venture.proposals.filter(state=Look.WAITING).order_by("id"))


def is_waiting(thing):
    """Whether an event or an input waits to be undone."""
    return thing.proposals.filter(state=Look.WAITING).exists()


def proposals_for(actor):
    """What waits for the actor to look at, or ``None`` for who looks at nothing."""
    if not actor.is_user or not actor.holds(*policies.LOOKERS):
        return None
    mine = within_any(actor.scopes(*policies.LOOKERS), "venture__division_path")
    return Proposal.objects.filter(mine, state=Look.WAITING).exclude(asked_by=actor.id)
