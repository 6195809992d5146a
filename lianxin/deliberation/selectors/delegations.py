"""What an assembly has given to its representatives, as far as it holds."""

from lianxin.deliberation.calc.bodies import REPRESENTATIVES_OF
from lianxin.deliberation.calc.delegating import covers
from lianxin.deliberation.models import Delegation, Resolution
from lianxin.deliberation.vocabulary import LIVE
from lianxin.kit import clock
from lianxin.kit.tree import within

_ASSEMBLY_OF = {reps: assembly for assembly, reps in REPRESENTATIVES_OF.items()}


def takes_delegations(body):
    """Whether its assembly may give this body matters."""
    return body.kind in _ASSEMBLY_OF


def delegations_of(body):
    """Those whose resolution holds, also the ones whose time is over."""
    return list(body.delegations.filter(resolution__state__in=LIVE).select_related("resolution__body"))


def delegations_at(place):
    """What representatives of a place may decide today in the assembly's stead, for everybody: one query."""
    today = clock.today()
    rows = Delegation.objects.filter(within(place, "body__division_path"), resolution__state__in=LIVE)
    return list(rows.filter(begins_on__lte=today, until__gte=today).select_related("resolution__body", "body")[:50])


def may_decide(body, matter, on):
    """Whether representatives may decide this matter on a day."""
    return covers([(each.matter, each.begins_on, each.until) for each in delegations_of(body)], matter, on)


def resolutions_that_give(body):
    """What the assembly of everybody of the place has decided and what still holds, the latest first."""
    rows = Resolution.objects.filter(
        body__division=body.division_id, body__kind=_ASSEMBLY_OF.get(body.kind), state__in=LIVE
    )
    return list(rows.select_related("body").order_by("-effective_on", "-id")[:30])
