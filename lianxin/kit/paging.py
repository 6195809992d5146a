"""Keyset pagination: no offsets, no counting, stable while rows arrive."""

import base64
import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q


@dataclass(frozen=True)
class Page:
    """``items`` of one page and the cursor of the next, or ``None`` at the end."""

    items: list
    next_cursor: str | None

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


def _encode(values):
    return base64.urlsafe_b64encode(json.dumps(values, default=str).encode()).decode().rstrip("=")


def _decode(cursor, length):
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, UnicodeError):
        return None
    return values if isinstance(values, list) and len(values) == length else None


def page(queryset, *, order, cursor="", size=20, dressed=None):
    """One page of ``queryset`` ordered by ``order``: names, all with the same sign, the last one unique.

    A cursor that was tampered with starts at the beginning. ``dressed`` adds to a queryset what a row shows of other
    tables; only the rows of the page are joined with them, so that no database is tempted to begin with the others.
    """
    descending = order[0].startswith("-")
    names = [name.removeprefix("-") for name in order]
    start = _decode(cursor, len(names)) if cursor else None
    if start:
        compare = "lt" if descending else "gt"
        after = Q()
        for i, name in enumerate(names):
            same = {names[j]: start[j] for j in range(i)}
            after |= Q(**same, **{f"{name}__{compare}": start[i]})
        try:
            queryset = queryset.filter(after)
            rows = _rows(queryset, order, size + 1, dressed)
        except (ValueError, TypeError, OverflowError, ValidationError):
            return page(queryset.model.objects.none(), order=order)
    else:
        rows = _rows(queryset, order, size + 1, dressed)
    more = len(rows) > size
    rows = rows[:size]
    last = [_value(rows[-1], name) for name in names] if more else None
    return Page(rows, _encode(last) if last else None)


def _rows(queryset, order, most, dressed):
    chosen = queryset.order_by(*order)[:most]
    if dressed is None:
        return list(chosen)
    rows = dressed(queryset.model.objects.filter(pk__in=chosen.values("pk"))).order_by()
    # Put in order here: to order by a column, Django compares it with every column it selects, at a high price.
    names = [name.removeprefix("-") for name in order]
    return sorted(rows, key=lambda row: [_sortable(row, name) for name in names], reverse=order[0].startswith("-"))


def _sortable(row, name):
    return row[name] if isinstance(row, dict) else getattr(row, name)


def _value(row, name):
    value = _sortable(row, name)
    return value.isoformat() if hasattr(value, "isoformat") else value
