"""Bodies whose term is over or nearly so, for who plans their election. None writes."""

from django.db.models import Exists, OuterRef

from lianxin.elections import policies
from lianxin.elections.models import Election
from lianxin.elections.selectors.ways import elected_kinds
from lianxin.elections.vocabulary import ENDS
from lianxin.kit import clock
from lianxin.organisations import selectors as organisations
from lianxin.organisations.policies import KEEPERS
from lianxin.organisations.vocabulary import TERM_CHANGE_NEAR


def bodies_ending(actor):
    """Bodies the actor keeps whose elected serve a term that ends within half a year, or is over, and no election is under
    way: units with ``term_ends``; ``None`` for who keeps none."""
    if not policies.can_see_terms(actor):
        return None
    under_way = Election.objects.filter(unit=OuterRef("pk")).exclude(state__in=ENDS)
    soon = organisations.units_ending(actor.scopes(*KEEPERS), clock.today() + TERM_CHANGE_NEAR)
    return soon.filter(~Exists(under_way), kind__in=elected_kinds())
