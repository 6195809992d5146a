"""Questions about recalls. None writes."""

from lianxin.elections.models import Recall
from lianxin.elections.policies import RECALL_READERS
from lianxin.elections.vocabulary import RECALL_WAYS, RecallVerb
from lianxin.kit.errors import NotFound
from lianxin.kit.tree import within_any
from lianxin.organisations import selectors as organisations

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


def recalls_under_way(actor):
    """Recalls under way that the actor reads, the latest first: one query, none for who reads no recall."""
    scopes = actor.scopes(*RECALL_READERS)
    if not scopes:
        return []
    mine = within_any(scopes, "tenure__post__unit__division_path")
    return list(Recall.objects.select_related(_WITH).filter(mine, state__in=RECALL_WAYS[RecallVerb.DROP].sources)[:30])


def who_may_be_recalled(unit):
    """Tenures in force: a list."""
    return list(organisations.serving_in(unit))
