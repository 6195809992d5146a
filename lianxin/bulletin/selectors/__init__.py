"""Questions about the board. Each answers one; none writes."""

from lianxin.bulletin.selectors.catalogue import catalogue_of
from lianxin.bulletin.selectors.due import DueRow, at_once_due, due_list, in_work, waiting_for, work_of
from lianxin.bulletin.selectors.notices import (
    Proof,
    Standing,
    board,
    find_notice,
    find_objection,
    find_posting,
    has_fingerprint,
    marks_of,
    notices_of,
    notices_over,
    notices_to_archive,
    open_objections_of,
    postings_of,
    postings_without_papers,
    proof_of,
    standing_of,
)

__all__ = [
    "DueRow",
    "Proof",
    "Standing",
    "at_once_due",
    "board",
    "catalogue_of",
    "due_list",
    "find_notice",
    "find_objection",
    "find_posting",
    "has_fingerprint",
    "in_work",
    "marks_of",
    "notices_of",
    "notices_over",
    "notices_to_archive",
    "open_objections_of",
    "postings_of",
    "postings_without_papers",
    "proof_of",
    "standing_of",
    "waiting_for",
    "work_of",
]
