from lianxin.audit.models.events import AuditEvent
from lianxin.audit.models.log import EventSeal, LogEntry, TreeHead

__all__ = ["AuditEvent", "EventSeal", "LogEntry", "TreeHead"]
