from lianxin.audit.models.events import AuditEvent

__all__ = ["AuditEvent"]
