"""Words of the works room."""

from lianxin.works.vocabulary.buying import (
    BOUND,
    METHODS,
    PURCHASE_WAYS,
    SELF_BUILD,
    Bought,
    Method,
    PurchaseState,
    PurchaseVerb,
)
from lianxin.works.vocabulary.projects import (
    ENDS,
    IN_USE,
    LABOURS,
    PROJECT_WAYS,
    RAISED,
    MoveKind,
    NoteKind,
    PaymentState,
    ProjectState,
    ProjectVerb,
    Sector,
    Source,
    Transition,
    WorkKind,
)
from lianxin.works.vocabulary.tags import (
    AuditTag,
)

__all__ = [
    "BOUND",
    "ENDS",
    "IN_USE",
    "LABOURS",
    "METHODS",
    "PROJECT_WAYS",
    "PURCHASE_WAYS",
    "RAISED",
    "SELF_BUILD",
    "AuditTag",
    "Bought",
    "Method",
    "MoveKind",
    "NoteKind",
    "PaymentState",
    "ProjectState",
    "ProjectVerb",
    "PurchaseState",
    "PurchaseVerb",
    "Sector",
    "Source",
    "Transition",
    "WorkKind",
]
