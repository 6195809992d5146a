from lianxin.audit.models import AuditEvent, EventSeal

_SEALED_FIELDS = (
    "id", "tag", "at", "actor_kind", "actor_id", "actor_name", "actor_role", "subject_kind", "subject_id",
    "subject_label", "scope_path", "before", "after", "reason",
)  # fmt: skip


def last_sealed_id():
    return EventSeal.objects.order_by("-last_id").values_list("last_id", flat=True).first() or 0


def event_rows(first, last):
    """The values of the events from ``first`` to ``last`` as they are hashed, one row at a time."""
    events = AuditEvent.objects.filter(id__gte=first, id__lte=last).order_by("id")
    return events.values_list(*_SEALED_FIELDS).iterator(chunk_size=2000)
