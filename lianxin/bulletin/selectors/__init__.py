"""Questions about the board. Each answers one; none writes."""

from lianxin.bulletin.selectors.catalogue import catalogue_of, item_of
from lianxin.bulletin.selectors.notices import (
    Standing,
    board,
    find_notice,
    find_objection,
    find_posting,
    notices_of,
    open_objections_of,
    postings_of,
    proof_of,
    standing_of,
)

__all__ = [
    "Standing",
    "board",
    "catalogue_of",
    "find_notice",
    "find_objection",
    "find_posting",
    "item_of",
    "notices_of",
    "open_objections_of",
    "postings_of",
    "proof_of",
    "standing_of",
]
