"""How this room says what it knows."""

from lianxin.liaison.presenters.assignments import (
    contact_face,
    group_panel,
    keeper_face,
    keepers_panel,
    liaison_row,
    order_face,
    orphaned_rows,
    ours_panel,
    past_row,
    person_panel,
    promise_rows,
    vacancy_rows,
    vacant_row,
)
from lianxin.liaison.presenters.day import day_of
from lianxin.liaison.presenters.sentences import AUDIT_SENTENCES
from lianxin.liaison.presenters.visits import due_face, promise_face, refusal_face, visit_face

__all__ = [
    "AUDIT_SENTENCES",
    "contact_face",
    "day_of",
    "due_face",
    "group_panel",
    "keeper_face",
    "keepers_panel",
    "liaison_row",
    "order_face",
    "orphaned_rows",
    "ours_panel",
    "past_row",
    "person_panel",
    "promise_face",
    "promise_rows",
    "refusal_face",
    "vacancy_rows",
    "vacant_row",
    "visit_face",
]
