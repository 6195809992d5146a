"""What a place has to show: the starter catalogue with what the places above and the place itself set."""

from itertools import groupby

from lianxin.bulletin.calc.catalogue import Item, fold
from lianxin.bulletin.models import OwnItem
from lianxin.kit.tree import ancestors


def catalogue_of(division) -> dict[str, Item]:
    """``{code: item}`` at a place: one query."""
    own = OwnItem.objects.filter(division_path__in=ancestors(division.path, include_self=True))
    layers = groupby(own.order_by("division_path", "id"), key=lambda each: each.division_path)
    return fold([each.as_item() for each in items] for _path, items in layers)
