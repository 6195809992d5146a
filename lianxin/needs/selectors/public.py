"""Needs anyone may see, in the general words of the desk."""

from datetime import timedelta

from django.db.models import Q

from lianxin.kit import clock
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.needs.models import Need
from lianxin.needs.selectors.cases import ROW_RELATED, as_rows
from lianxin.needs.vocabulary import ENDED, OPEN

_DIGITS = 4


def public_needs(*, place="", state="", category="", days="", cursor="", size=20):
    """Needs whose requesters agreed to show them, newest first, in the general words of the desk.

    ``days``: only those received so many days ago at most.
    """
    rows = as_rows(Need.objects.exclude(public_summary=""))
    if place:
        rows = rows.filter(within(place, "division_path"))
    if state == "open":
        rows = rows.filter(state__in=[*OPEN])
    elif state == "ended":
        rows = rows.filter(state__in=[*ENDED])
    if category:
        rows = rows.filter(Q(category__code=category) | Q(category__parent__code=category))
    if days.isascii() and days.isdigit() and len(days) <= _DIGITS:
        rows = rows.filter(received_at__gte=clock.now() - timedelta(days=int(days)))
    return page(rows, order=("-received_at", "-id"), cursor=cursor, size=size)


def find_public_need(public_id):
    """One public need, or ``None``."""
    return Need.objects.exclude(public_summary="").select_related(*ROW_RELATED).filter(public_id=public_id).first()
