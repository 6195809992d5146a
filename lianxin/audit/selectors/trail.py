from lianxin.audit.models import AuditEvent


def events_of(subject_kind, public_id):
    """Events of one subject, newest first; a queryset to be cut or paged by the caller."""
    return AuditEvent.objects.filter(subject_kind=subject_kind, subject_id=str(public_id)).order_by("-at", "-id")
