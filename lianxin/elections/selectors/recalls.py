"""Questions about recalls. None writes."""

from django.db.models import Q

from lianxin.elections.models import Recall
from lianxin.elections.policies import KEEPERS, RECALL_READERS
from lianxin.elections.vocabulary import RECALL_WAYS, RecallState, RecallVerb
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.tree import within_any
from lianxin.organisations import selectors as organisations
from lianxin.organisations.vocabulary import Selection

_OPEN = RECALL_WAYS[RecallVerb.DROP].sources
_WITH = "tenure__post__unit__division"


def find_recall(public_id):
    """A recall with whom it is about; raises ``NotFound``."""
    found = Recall.objects.select_related(_WITH).filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def recalls_of(unit):
    """Recalls of members of a committee, the latest first: one query."""
    return list(Recall.objects.select_related(_WITH).filter(tenure__post__unit=unit))


def recalls_for(actor):
    """Recalls under way that the actor enters, or that are about them: a queryset; ``None`` without an account."""
    if not actor.is_user:
        return None
    mine = within_any(actor.scopes(*KEEPERS), "tenure__post__unit__division_path") | Q(tenure__user_id=actor.id)
    found = Recall.objects.filter(mine, state__in=_OPEN)
    return found.select_related(_WITH).order_by("vote_on", "raised_on", "id")


def results_of(unit):
    """Recalls of a committee that were voted on, the latest first: a list in one query."""
    ended = (RecallState.PASSED, RecallState.FAILED)
    return list(Recall.objects.filter(tenure__post__unit=unit, state__in=ended).select_related("tenure__post"))


def recalls_under_way(actor):
    """Recalls under way that the actor reads, the latest first: one query, none for who reads no recall."""
    scopes = actor.scopes(*RECALL_READERS)
    if not scopes:
        return []
    mine = within_any(scopes, "tenure__post__unit__division_path")
    return list(Recall.objects.select_related(_WITH).filter(mine, state__in=_OPEN)[:30])


def is_told(recall):
    """Whether there is something to tell everybody of: the vote that was called, how it went, or that it is not held."""
    return recall.vote_on is not None


def has_come(recall):
    """Whether the day of the vote is there: it is counted, and neither put off nor dropped."""
    return recall.vote_on is not None and recall.vote_on <= clock.today()


def may_be_moved(recall):
    """Whether a vote that was called may still be held on another day."""
    return recall.vote_on is not None and not has_come(recall)


def may_be_dropped(recall):
    """Whether it may be taken back: before the day of the vote, or once the member has left."""
    left = recall.tenure.ends_on
    return not has_come(recall) or (left is not None and left <= clock.today())


def who_may_be_recalled(unit):
    """Those in office who were elected: a queryset."""
    return organisations.serving_in(unit).filter(post__selection=Selection.ELECTED)
