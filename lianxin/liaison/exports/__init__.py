"""What leaves this room on paper or as words: visits and cards, the reason for each household of a plan, its list."""

from lianxin.liaison.exports.paper import plan_paper
from lianxin.liaison.exports.reasons import conflict_words, grounds_of, reason_words, summary_words
from lianxin.liaison.exports.visits import contact_card, visit_record

__all__ = [
    "conflict_words",
    "contact_card",
    "grounds_of",
    "plan_paper",
    "reason_words",
    "summary_words",
    "visit_record",
]
