"""What has been kept long enough (§12.2 of the domain dossier), and what a legal hold keeps longer."""

from dataclasses import dataclass
from datetime import timedelta

from lianxin.kit import clock
from lianxin.people.models import Consent, Disclosure, ImportChunk, LegalHold, PriorityLabel, RightsRequest
from lianxin.people.vocabulary import RETENTION


@dataclass(frozen=True)
class Due:
    kind: str
    rule: str
    count: int
    held: int


def due_for_removal(today=None):
    """One line per kind of data: how many rows are past their time, and how many of them a hold keeps."""
    today = today or clock.today()
    held = LegalHold.objects.filter(lifted_at__isnull=True).values("person")
    lines = []
    for kind, (rule, days) in RETENTION.items():
        rows = _PAST[kind](today - timedelta(days=days))
        kept = rows.filter(person__in=held).count() if hasattr(rows.model, "person") else 0
        lines.append(Due(kind, str(rule), rows.count() - kept, kept))
    return lines


_PAST = {
    "priority_label": lambda day: PriorityLabel.objects.filter(expires_on__lt=day),
    "disclosure": lambda day: Disclosure.objects.filter(opened_at__date__lt=day),
    "consent": lambda day: Consent.objects.filter(withdrawn_at__date__lt=day),
    "rights_request": lambda day: RightsRequest.objects.filter(answered_at__date__lt=day),
    "import_rows": lambda day: ImportChunk.objects.filter(batch__finished_at__date__lt=day),
}
