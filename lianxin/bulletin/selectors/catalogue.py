"""What a place has to show: the starter catalogue with what the places above and the place itself set."""

from itertools import groupby

from django.db.models import Max

from lianxin.bulletin.calc.catalogue import ITEMS, Item, fold
from lianxin.bulletin.models import OwnItem
from lianxin.kit.tree import ancestors
from lianxin.territory import selectors as territory


def catalogue_of(division) -> dict[str, Item]:
    """``{code: item}`` at a place, the starter without one: one query."""
    return _folded(ancestors(division.path, include_self=True)) if division else ITEMS


def item_above(division, code) -> Item | None:
    """The item as the law and the places above say it, or ``None`` for one that is the place's own."""
    return _folded(ancestors(division.path)).get(code)


def _folded(paths):
    own = OwnItem.objects.filter(division_path__in=paths)
    layers = groupby(own.order_by("division_path", "id"), key=lambda each: each.division_path)
    return fold([each.as_item() for each in items] for _path, items in layers)


def own_item(division, code) -> OwnItem | None:
    """What a place itself set under a code, or ``None``."""
    return OwnItem.objects.select_related("division").filter(division=division, code=code).first()


def catalogue_changed_at(division):
    """When a place or one above it last set an item or a rule, or ``None`` where the starter holds: two queries."""
    above = ancestors(division.path, include_self=True)
    items = OwnItem.objects.filter(division_path__in=above).aggregate(newest=Max("changed_at"))["newest"]
    return max(filter(None, (items, territory.rules_changed_at(division))), default=None)
