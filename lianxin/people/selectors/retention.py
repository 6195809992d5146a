"""What has been kept long enough (§12.2 of the domain dossier), and what a legal hold keeps longer."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import Subquery

from lianxin.kit import clock
from lianxin.kit.tree import within_any
from lianxin.people.models import (
    Consent,
    Disclosure,
    HouseholdMember,
    ImportChunk,
    LegalHold,
    PriorityLabel,
    RightsRequest,
)
from lianxin.people.vocabulary import RETENTION, ImportState

#: Per kind: the rows, the column with the end they are counted from, and the path of their place.
_KEPT = {
    "priority_label": (PriorityLabel, "expires_on", "division_path"),
    "disclosure": (Disclosure, "opened_at__date", "person__division_path"),
    "consent": (Consent, "withdrawn_at__date", "person__division_path"),
    "rights_request": (RightsRequest, "answered_at__date", "division_path"),
    "import_rows": (ImportChunk, "batch__received_at__date", "batch__division_path"),
}


@dataclass(frozen=True)
class Due:
    kind: str
    rule: str
    count: int
    held: int


def past_retention(kind, roots=("",), today=None):
    """Rows of this kind below ``roots`` whose time is over, held ones among them."""
    model, ended, path = _KEPT[kind]
    before = (today or clock.today()) - timedelta(days=RETENTION[kind][1])
    rows = QuerySet(model).filter(within_any(roots, path), **{f"{ended}__lt": before})
    return rows.exclude(batch__state=ImportState.RUNNING) if model is ImportChunk else rows


def held_among(kind):
    """``Q`` for the rows a legal hold keeps; files brought in belong to nobody alone."""
    if kind == "import_rows":
        return Q(pk__in=[])
    return Q(person__in=Subquery(persons_on_hold()))


def persons_on_hold():
    """Ids of persons whose data a reason in law keeps, as a subquery."""
    return LegalHold.objects.filter(lifted_at__isnull=True).values("person")


def households_on_hold():
    """Ids of households one of whose members, now or before, is such a person, as a subquery."""
    return HouseholdMember.objects.filter(person__in=persons_on_hold()).values("household")


def held_users():
    """Accounts of the people whose data a legal hold keeps, as a subquery."""
    return LegalHold.objects.filter(lifted_at__isnull=True, person__user__isnull=False).values("person__user")


def held_phones():
    """Looked-up telephones of the people whose data a legal hold keeps, as a subquery."""
    held = LegalHold.objects.filter(lifted_at__isnull=True).exclude(person__phone_hash="")
    return held.values("person__phone_hash")


def due_for_removal(roots=("",), today=None):
    """One line per kind of data: how many rows are past their time, and how many of them a hold keeps: a query each."""
    lines = []
    for kind, (rule, _days) in RETENTION.items():
        held = held_among(kind)
        counts = past_retention(kind, roots, today).aggregate(
            due=Count("pk", filter=~held, distinct=True), held=Count("pk", filter=held, distinct=True)
        )
        lines.append(Due(kind, str(rule), counts["due"], counts["held"]))
    return lines
