"""Work orders of other desks: what a file would bring, and how those brought in stand."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from lianxin.kit.paging import page
from lianxin.kit.tree import within_any
from lianxin.needs import policies
from lianxin.needs.calc import orders
from lianxin.needs.models import Category, OrderBatch, UpstreamOrder
from lianxin.territory import selectors as territory

#: The state of the case that is worked on: of a merged need that of the one it was merged into.
_STANDS = Coalesce("need__merged_into__state", "need__state")


@dataclass
class Draft:
    """One row ready to be brought in, or known already (``known_as`` is our number), or with ``faults``."""

    order: orders.Order
    division: object = None
    category: Category | None = None
    known_as: str = ""

    @property
    def faults(self):
        return self.order.faults


def drafts_of(batch, mapping, rows=None):
    """What the rows still waiting in a batch would become. Six queries, however many rows."""
    found = orders.read_orders(json.loads(batch.sealed_rows or "[]") if rows is None else rows, mapping)
    numbers = [order.number for order in found]
    known = {
        each.number: each.need
        for each in UpstreamOrder.objects.filter(source=batch.source, number__in=numbers).select_related("need")
    }
    places = territory.names_within(batch.division_path)
    categories = _by_name()
    paths = {order.row: orders.place_in(order.place, places) if order.place else batch.division_path for order in found}
    divisions = territory.divisions_at({path for path in paths.values() if path})
    drafts = []
    for order in found:
        path, need = paths[order.row], known.get(order.number)
        if not path:
            order.faults.append(orders.Fault("place", "no_place" if path == "" else "two_places", order.place[:40]))
        if need is not None and need.content.split("\n")[0] != order.content:
            order.faults.append(orders.Fault("number", "known_otherwise", need.number))
        category = categories.get(order.category) or categories["other"]
        drafts.append(Draft(order, divisions.get(path), category, need.number if need else ""))
    return drafts


def _by_name():
    in_use = Category.objects.filter(retired_on__isnull=True)
    return {name: each for each in in_use for name in (each.code, each.name)}


def aware(moment: datetime | None):
    """A moment as a file gives it, in the county's time."""
    return timezone.make_aware(moment) if moment else None


def find_batch(public_id, viewer):
    """A file of work orders the viewer may see, or ``None``."""
    batch = OrderBatch.objects.select_related("division").filter(public_id=public_id).first()
    return batch if batch and policies.can_exchange_orders(viewer, batch.division_path) else None


def batches(viewer, *, cursor="", size=20):
    """Files of my place and below, the newest first."""
    rows = OrderBatch.objects.filter(within_any(viewer.scopes(*policies.COUNTY_DISPATCHERS), "division_path"))
    return page(rows.select_related("division"), order=("-received_at", "-id"), cursor=cursor, size=size)


def upstream_of(need):
    """Under which number another desk sent this need, or ``None``; ``merged_number`` is that of the need it went into."""
    return UpstreamOrder.objects.annotate(merged_number=F("need__merged_into__number")).filter(need=need).first()


def order_sources(viewer):
    """The desks whose orders were taken in at my place and below."""
    return list(_orders(viewer).order_by("source").values_list("source", flat=True).distinct())


def orders_to_report(viewer, source, *, everything=False):
    """Orders of one desk with their needs; without ``everything`` only those that stand otherwise than last reported."""
    rows = (
        _orders(viewer).filter(source=source).select_related("need__unit", "need__merged_into__unit").order_by("number")
    )
    return rows if everything else rows.exclude(reported_state=_STANDS)


def _orders(viewer):
    return UpstreamOrder.objects.filter(
        within_any(viewer.scopes(*policies.COUNTY_DISPATCHERS), "need__division_path"),
        need__in=policies.visible_needs(viewer),
    )
