from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actions import note_audit_event


def record(tag, subject, by, *, before=None, after=None, reason="", at=None):
    """Write one audit event in the running transaction and return it.

    ``tag`` is ``room:noun:verb`` from the room's vocabulary. ``subject`` offers ``audit_kind`` (class attribute),
    ``public_id`` or ``pk``, ``audit_label`` and ``scope_path``; the last two may be missing. ``before`` and ``after``
    hold plain JSON values, never secrets.
    """
    scope_path = getattr(subject, "scope_path", "") or ""
    event = AuditEvent.objects.create(
        tag=str(tag),
        at=at or clock.now(),
        actor_kind=by.kind,
        actor_id=by.id,
        actor_name=by.name[:80],
        actor_role=by.role_over(scope_path),
        subject_kind=subject.audit_kind,
        subject_id=str(getattr(subject, "public_id", "") or subject.pk),
        subject_label=str(getattr(subject, "audit_label", "") or subject)[:200],
        scope_path=scope_path,
        before=before or {},
        after=after or {},
        reason=reason[:500],
    )
    note_audit_event(event.tag)
    return event
