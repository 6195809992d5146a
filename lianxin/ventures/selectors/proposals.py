"""What waits for a second person, and for whom."""

from lianxin.kit.decisions import hide
from lianxin.kit.second_hand import Look
from lianxin.kit.tree import within_any
from lianxin.ventures import policies
from lianxin.ventures.models import Proposal, Register
from lianxin.ventures.vocabulary import ProposalVerb


def find_proposal(public_id, actor):
    related = ("register__unit", "register__division", "plan", "holder", "asked_by", "decided_by")
    found = Proposal.objects.select_related(*related).filter(public_id=public_id).first()
    (policies.can_view_proposal(actor, found) if found else hide()).or_raise()
    return found


def waiting_for(thing):
    """What of a plan, a holder or a register waits, the oldest first."""
    return list(thing.proposals.filter(state=Look.WAITING).select_related("register").order_by("id"))


def statements_waiting(plan):
    """Ids of the statements somebody entered as paid and nobody has confirmed."""
    rows = plan.proposals.filter(state=Look.WAITING, verb=ProposalVerb.RECEIVE).values_list("given", flat=True)
    return {key for given in rows for key in given["statements"]}


def proposals_for(actor):
    """What waits for the actor to look at, or ``None`` for who looks at nothing."""
    if not actor.is_user or not actor.holds(*policies.LOOKERS):
        return None
    return policies.visible_proposals(actor).filter(state=Look.WAITING).exclude(asked_by=actor.id)


def charters_for(actor):
    """Registers whose charter one person typed and the actor may read against the paper; ``None`` for others."""
    if not actor.is_user or not actor.holds(*policies.KEEPERS, *policies.SUPERVISORS):
        return None
    mine = within_any(actor.scopes(*policies.KEEPERS, *policies.SUPERVISORS), "division_path")
    return Register.objects.filter(mine, charter_checked_at__isnull=True).exclude(charter_by=actor.id)
