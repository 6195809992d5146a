"""What several rooms say of their things in one line each, asked of all of them at once.

A page that puts rooms together would ask every one of them. Instead each gives a queryset of ``briefs`` in one shape, and
``all_of`` asks their union: one query, however many rooms.
"""

from datetime import datetime
from typing import NamedTuple

from django.db.models import BigIntegerField, CharField, DateTimeField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast


class Brief(NamedTuple):
    """One thing: what it is called, of which place or whose, and what its room tells of it."""

    kind: str
    key: int
    public_id: str
    title: str
    place: str
    told: str
    more: str
    at: datetime | None


def briefs(
    found: QuerySet,
    kind: str,
    *,
    title,
    place,
    told="",
    more="",
    at=None,
    public_id="public_id",
    first=("-pk",),
    most=10,
) -> QuerySet:
    """The ``most`` that come ``first`` among ``found``, as rows of ``Brief``. ``title`` … ``at`` are expressions or fields."""
    few = found.order_by(*first).values("pk")[:most]
    texts = {"title": title, "place": place, "told": told, "more": more}
    said = {f"brief_{name}": Cast(_expression(value), TextField()) for name, value in texts.items()}
    rows = found.model._default_manager.filter(pk__in=few).order_by()
    rows = rows.annotate(
        brief_kind=Value(kind, CharField()),
        brief_key=Cast(F("pk"), BigIntegerField()),
        brief_at=Cast(F(at) if at else Value(None), DateTimeField()),
        **said,
    )
    return rows.values_list("brief_kind", "brief_key", public_id, *said, "brief_at")


def _expression(value):
    if not isinstance(value, str):
        return value
    return F(value) if value else Value("")


def all_of(*asked: QuerySet) -> dict[str, list[Brief]]:
    """The rows of all of these by their kind, in no order: one query."""
    rows = asked[0].union(*asked[1:], all=True) if asked[1:] else asked[0]
    found: dict[str, list[Brief]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(Brief(*row))
    return found
