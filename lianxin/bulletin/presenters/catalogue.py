"""The catalogue as everybody reads it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from lianxin.bulletin.vocabulary import Affairs, Body, Frequency


@dataclass(frozen=True)
class ItemRow:
    """One item: what, on which ground, when, who does it; where it is changed, for who may."""

    name: str
    basis: str
    when: str
    who: str
    parts: list
    is_own: bool
    url: str


def catalogue_url(place):
    return f"{reverse('bulletin:catalogue')}?{urlencode({'place': place.public_id})}"


def catalogue_groups(catalogue, place, *, may_add, may_change):
    """``(name of the class, rows)`` of the three affairs."""
    groups = []
    for code, label in Affairs.choices:
        items = [item for item in catalogue.values() if item.affairs == code]
        groups.append((label, [_row(item, place, may_add, may_change) for item in items]))
    return groups


def _row(item, place, may_add, may_change):
    is_own = bool(place and item.place == place.path)
    bodies = (item.prepares, item.reviews, item.approves)
    may = may_change or (may_add and is_own)
    return ItemRow(
        name=gettext(item.name), basis=gettext(item.basis), when=_when(item),
        who=gettext("{prepares}填，{reviews}审，{approves}确认").format(
            **dict(zip(("prepares", "reviews", "approves"), (Body(body).label for body in bodies), strict=True))
        ),
        parts=[gettext(part) for part in item.parts], is_own=is_own,
        url=f"{reverse('bulletin:item')}?{urlencode({'place': place.public_id, 'code': item.code})}" if may else "",
    )  # fmt: skip


def _when(item):
    often = Frequency(item.frequency).label
    if item.frequency == Frequency.AT_ONCE:
        return gettext("{often}，{n} 天内").format(often=often, n=item.due_day)
    return gettext("{often}，期满后下个月 {n} 日前").format(often=often, n=item.due_day)
