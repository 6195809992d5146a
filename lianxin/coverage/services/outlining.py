"""The operator gives the outlines of places, from a file of the county's own."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.coverage import policies
from lianxin.coverage.models import Boundary
from lianxin.coverage.vocabulary import AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory


@action
def give_boundaries(*, place, outlines, source, by):
    """Keep the outlines of the places at and below one, by code; those given again take the place of the old.

    Returns ``(how many, codes that are no place here)``; refuses a file without any.
    """
    policies.can_give_boundaries(by, place).or_raise()
    here = {each.code: each for each in territory.tree_within(place.path) if each.code}
    known = {code: polygons for code, polygons in outlines.items() if code in here}
    if not known:
        raise RuleBroken(_("文件里没有一个编号是{place}的地方。").format(place=place.name))
    Boundary.objects.filter(division__in=[here[code].pk for code in known]).delete()
    Boundary.objects.bulk_create(
        Boundary(division_id=here[code].pk, polygons=polygons, source=source[:120], given_on=clock.today())
        for code, polygons in known.items()
    )
    audit.record(AuditTag.GIVE_BOUNDARIES, place, by, after={"count": len(known), "source": source[:120]})
    return len(known), sorted(set(outlines) - set(known))
