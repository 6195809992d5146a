"""Slips for households nobody of which has an account."""

from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.points import policies
from lianxin.points.models import Slip

_RELATED = ("division", "household", "person", "handed_by")


def slips_to_hand(actor):
    """What the actor may bring and nobody has brought."""
    return policies.slips_for(actor).filter(handed_on__isnull=True).select_related(*_RELATED)


def slips(actor, *, place="", is_handed=False, cursor="", size=20):
    """One page: what is to be brought, the oldest first; or what was, the newest first."""
    rows = policies.slips_for(actor).filter(within(place, "division_path"), handed_on__isnull=not is_handed)
    return page(rows.select_related(*_RELATED), order=("-id",) if is_handed else ("id",), cursor=cursor, size=size)


def find_slip(public_id, actor):
    found = Slip.objects.select_related(*_RELATED).filter(public_id=public_id).first()
    ((found and policies.can_hand_slip(actor, found)) or hide()).or_raise()
    return found
