"""Questions about recalls. None writes."""

from lianxin.elections.models import Recall
from lianxin.kit.errors import NotFound
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


def who_may_be_recalled(unit):
    """Tenures in force: a list."""
    return list(organisations.serving_in(unit))
