"""Data whose time is over goes, by its rule, for good; what a legal hold keeps stays."""

from dataclasses import dataclass

from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.people.policies import can_remove_expired
from lianxin.people.selectors.retention import held_among, past_retention
from lianxin.people.vocabulary import RETENTION, AuditTag

BATCH = 500


@dataclass(frozen=True)
class _Rule:
    """The subject of the event: the rule, not the people, who must not be named once their data is gone."""

    kind: str
    scope_path: str
    audit_kind: str = "retention"

    @property
    def pk(self):
        return self.kind

    def __str__(self):
        return str(RETENTION[self.kind][0])


@action
def remove_expired(*, kind, path, by):
    """Remove at most 500 rows of this kind below ``path`` whose time is over. Returns how many; 0 means none is left."""
    can_remove_expired(by, path).or_raise()
    due = past_retention(kind, (path,)).exclude(held_among(kind)).order_by("pk")
    found = list(due.values_list("pk", flat=True)[:BATCH])
    if not found:
        return 0
    past_retention(kind, (path,)).filter(pk__in=found).delete()
    audit.record(AuditTag.EXPIRED_REMOVED, _Rule(kind, path), by, after={"count": len(found)})
    return len(found)
