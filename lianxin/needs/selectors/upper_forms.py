"""What a table for an office above is filled with: the cases its reader may see, or their numbers."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.tree import within_any
from lianxin.needs import policies
from lianxin.needs.calc import rates
from lianxin.needs.models import UpperForm
from lianxin.needs.policies.upper_forms import names_people
from lianxin.needs.selectors.catalogue import category_keys
from lianxin.needs.selectors.counting import partly_weight, tell_apart
from lianxin.needs.selectors.facts import case_facts, counted
from lianxin.needs.vocabulary import FormRows


def upper_forms():
    """Every table there is, the newest first; few."""
    return list(UpperForm.objects.all()[:200])


def find_upper_form(public_id):
    """One of them, or ``None``."""
    return UpperForm.objects.filter(public_id=public_id).first()


def cases_for_form(form, viewer, *, start, end):
    """The needs a table is about: received from ``start`` to ``end``, in the viewer's own places, none under seal
    where people are named."""
    rows = policies.visible_needs(viewer).filter(
        within_any(viewer.scopes(*policies.READERS), "division_path"),
        received_at__gte=clock.day_start(start),
        received_at__lt=clock.day_start(end + timedelta(days=1)),
    )
    if form.categories:
        wanted = Q()
        for code in form.categories:
            own, kinds = category_keys(code)
            wanted |= Q(category_id__in=[*([own] if own else []), *kinds])
        rows = rows.filter(wanted)
    if form.channels:
        rows = rows.filter(channel__in=form.channels)
    if names_people(form):
        rows = rows.filter(is_sealed=False)
    return rows.order_by("received_at", "id")


@dataclass
class Counted:
    """One row of numbers."""

    name: str
    received: int = 0
    closed: int = 0
    open: int = 0
    late: int = 0
    facts: list = field(default_factory=list)
    path: str = ""  # of the place it belongs to


_GROUPS = {
    FormRows.PLACE: ("division_id", "division__name", "division__path"),
    FormRows.CATEGORY: ("category_id", "category__name"),
    FormRows.UNIT: ("unit_id", "unit__name", "unit__division_path"),
}


def counted_rows(form, viewer, *, start, end):
    """``(Counted, {rate name: Rate})`` of every place, category or unit, by name, the sum of all last.

    Two queries (three where no place is the widest), and one more if two places or units have the same name.
    """
    now, weight = clock.now(), partly_weight(min(viewer.scopes(*policies.READERS), key=len, default=""))
    group = _GROUPS[FormRows(form.rows)]
    buckets, everything = {}, Counted(_("合计"))
    needs = cases_for_form(form, viewer, start=start, end=end)
    for need in counted(needs, "still_open", *group):
        facts, is_open = case_facts(need), bool(need.still_open)
        key, label, *path = need[-len(group) :]
        for bucket in (
            buckets.setdefault(key, Counted(label or _("还没有派单"), path="".join(filter(None, path)))),
            everything,
        ):
            bucket.received += 1
            bucket.open += is_open
            bucket.closed += not is_open
            bucket.late += is_open and rates.is_late(facts, now)
            bucket.facts.append(facts)
    tell_apart(buckets.values())
    rows = sorted(buckets.values(), key=lambda row: row.name)
    return [(row, _rates(row.facts, now, weight)) for row in (*rows, everything)]


def _rates(facts, at, weight):
    return {
        "on_time": rates.on_time(facts, at),
        "response": rates.response(facts, at),
        "resolution": rates.resolution(facts, weight),
        "satisfied": rates.satisfaction(facts),
    }
