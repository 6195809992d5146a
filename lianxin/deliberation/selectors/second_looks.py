"""What somebody else has entered from paper and a second person has to look at before it counts."""

from django.db.models import Exists, OuterRef

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import policies
from lianxin.deliberation.models import Ballot, PaperStrike, Topic, TopicSignature
from lianxin.deliberation.vocabulary import BallotState, TopicState
from lianxin.kit.tree import within_any


def topics_with_sheets(actor):
    """Topics with sheets of signatures that somebody else has entered; ``None`` for who checks none."""
    scopes = actor.scopes(*policies.CLERKS)
    if not scopes:
        return None
    waiting = TopicSignature.objects.filter(topic=OuterRef("pk"), stands__isnull=True).exclude(entered_by_id=actor.id)
    rows = Topic.objects.filter(Exists(waiting), within_any(scopes, "division_path"), state=TopicState.GATHERING)
    return rows.select_related("division").order_by("proposed_at", "id")


def ballots_with_doubts(actor):
    """Open ballots with a paper mark somebody else says is a mistake; ``None`` for who looks at none."""
    scopes = actor.scopes(*policies.CLERKS, Role.VILLAGE_SUPERVISOR)
    if not scopes:
        return None
    waiting = PaperStrike.objects.filter(ballot=OuterRef("pk"), answered_at__isnull=True).exclude(asked_by_id=actor.id)
    rows = Ballot.objects.filter(Exists(waiting), within_any(scopes, "division_path"), state=BallotState.OPEN)
    return rows.select_related("body__division").order_by("closes_at", "id")
