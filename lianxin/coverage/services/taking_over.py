"""A unit went into another: the sites it reached are reached by the successor."""

from django.db.models import F
from django.db.models.functions import Greatest

from lianxin.audit import services as audit
from lianxin.coverage.models import SiteLink
from lianxin.coverage.vocabulary import STATION_UNITS, UNIT_LINKS, AuditTag, Link
from lianxin.kit import clock
from lianxin.kit.actions import action


@action
def take_over_links(*, unit, into, on, by):
    """Its links end and go on with ``into``, as what kind of link follows from what that is; else they only end."""
    links = list(SiteLink.objects.filter(unit=unit, ends_on__isnull=True).select_related("site"))
    if not links:
        return
    kind = Link.STATION if into.kind in STATION_UNITS else UNIT_LINKS.get(into.kind)
    there = set(SiteLink.objects.filter(unit=into, ends_on__isnull=True).values_list("site_id", flat=True))
    SiteLink.objects.filter(pk__in=[link.pk for link in links]).update(
        ends_on=Greatest(F("starts_on"), on), ended_by_name=by.name
    )
    SiteLink.objects.bulk_create(
        SiteLink(
            site=link.site, kind=kind, unit=into, basis=link.basis, starts_on=max(on, link.starts_on),
            entered_by_name=by.name, entered_at=clock.now(),
        )
        for link in links
        if kind and link.site_id not in there and link.site.ends_on is None
    )  # fmt: skip
    audit.record(AuditTag.TAKE_OVER_LINKS, into, by, after={"from": unit.name, "count": len(links)})
