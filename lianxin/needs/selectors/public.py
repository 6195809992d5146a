"""Needs anyone may see, in the general words of the desk."""

from datetime import timedelta
from itertools import islice

from django.db.models import F, Value

from lianxin.kit import clock
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.needs.calc.initials import says
from lianxin.needs.models import Need
from lianxin.needs.selectors.cases import ROW_RELATED, as_rows
from lianxin.needs.selectors.catalogue import category_keys
from lianxin.needs.selectors.words import keys_said_anywhere

_DIGITS = 4


def public_needs(*, place="", state="", category="", days="", cursor="", size=20, dressed=as_rows):
    """Needs whose requesters agreed to show them, newest first, in the general words of the desk.

    ``days``: only those received so many days ago at most.
    """
    rows = Need.objects.exclude(public_summary="")
    if place:
        rows = rows.filter(within(place, "division_path"))
    if state == "open":
        rows = rows.filter(still_open=1)
    elif state == "ended":
        rows = rows.alias(open_now=_looked_at("still_open")).filter(open_now=0)
    if category:
        own, kinds = category_keys(category)
        rows = rows.alias(sort=_looked_at("category_id")).filter(sort__in=kinds) if kinds else rows.filter(category=own)
    if days.isascii() and days.isdigit() and len(days) <= _DIGITS:
        rows = rows.filter(received_at__gte=clock.now() - timedelta(days=int(days)))
    return page(rows, order=("-received_at", "-id"), cursor=cursor, size=size, dressed=dressed)


def _looked_at(field):
    """The value of a column, kept from the planner: nearly every row fits, so walking them newest first is short."""
    return F(field) + Value(0)


def search_public(text, *, limit=10):
    """Public needs whose number or general words say ``text`` or sound like its letters, newest first.

    What a need says beyond that is not looked at: nobody learns of a name by searching for it. Two queries.
    """
    said = text.strip().casefold()
    rows = (
        Need.objects.exclude(public_summary="").filter(pk__in=keys_said_anywhere(text)).order_by("-received_at", "-id")
    )
    found = (
        need
        for need in as_rows(rows)
        if said in f"{need.number} {need.public_summary}".casefold() or says(need.public_summary, said)
    )
    return list(islice(found, limit))


def find_public_need(public_id):
    """One public need, or ``None``."""
    return Need.objects.exclude(public_summary="").select_related(*ROW_RELATED).filter(public_id=public_id).first()
