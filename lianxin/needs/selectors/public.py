"""Needs anyone may see, in the general words of the desk."""

from datetime import timedelta
from operator import itemgetter

from django.db.models import F, Q, Value

from lianxin.kit import clock
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.needs.calc.initials import says
from lianxin.needs.models import Need
from lianxin.needs.policies import READERS
from lianxin.needs.selectors.cases import ROW_RELATED, as_rows
from lianxin.needs.selectors.catalogue import category_keys
from lianxin.needs.selectors.words import keys_said_anywhere

_DIGITS = 4
#: The desk's general words stand in no index: so many of the newest are read, near and everywhere.
_NEWEST = 300


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


def search_public(text, viewer, *, limit=10):
    """Public needs whose number or general words say ``text`` or sound like its letters: those of the places ``viewer``
    belongs to first, then as the public page has them; none for whom the desk shows the needs themselves.

    What a need says beyond that is not looked at: nobody learns of a name by searching for it. Three queries at most.
    """
    if viewer.scopes(*READERS):
        return []
    said, home = text.strip().casefold(), viewer.places()
    rows = Need.objects.exclude(public_summary="").order_by("-received_at", "-id")
    near = rows.filter(within_any(home, "division_path")) if home else rows.none()
    newest = [Q(pk__in=each.values("pk")[:_NEWEST]) for each in (near, rows)]
    told = rows.filter(Q(pk__in=keys_said_anywhere(text)) | newest[0] | newest[1])
    fits = [
        (not path.startswith(home), pk)
        for pk, path, number, words in told.values_list("pk", "division_path", "number", "public_summary")
        if said in f"{number} {words}".casefold() or says(words, said)
    ]
    keys = [pk for _far, pk in sorted(fits, key=itemgetter(0))[:limit]]
    return sorted(as_rows(Need.objects.filter(pk__in=keys)), key=lambda need: keys.index(need.id))


def find_public_need(public_id):
    """One public need, or ``None``."""
    return Need.objects.exclude(public_summary="").select_related(*ROW_RELATED).filter(public_id=public_id).first()


def public_needs_under_way(paths, *, most=60):
    """Public needs under way in these places, the newest first: a list in one query."""
    rows = Need.objects.exclude(public_summary="").filter(within_any(paths, "division_path"), still_open=1)
    return list(rows.select_related(*ROW_RELATED).order_by("-received_at", "-id")[:most])


def public_needs_of(public_ids):
    """Of these needs the public ones: a list in one query."""
    rows = Need.objects.exclude(public_summary="").filter(public_id__in=public_ids)
    return list(rows.select_related(*ROW_RELATED))


def faults_of(kind, thing_id, *, most=20):
    """Needs told as a fault of this thing, the newest first; nothing under seal. One query."""
    rows = Need.objects.filter(source_kind=kind, source_id=thing_id, is_sealed=False).exclude(source_id="")
    return list(rows.order_by("-received_at", "-id")[:most])
