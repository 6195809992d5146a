from lianxin.deliberation.presenters.budgets import decimal, fault_in_words, loser_in_words, round_in_words
from lianxin.deliberation.presenters.meetings import (
    body_row,
    item_line,
    meeting_facts,
    meeting_row,
    minutes_parts,
    objection_lines,
    verdict_in_words,
)
from lianxin.deliberation.presenters.sentences import AUDIT_SENTENCES, FACT_NAMES
from lianxin.deliberation.presenters.topics import public_topic_row, topic_facts, topic_row, topic_tone
from lianxin.deliberation.presenters.waiting import waiting_rows

__all__ = [
    "AUDIT_SENTENCES",
    "FACT_NAMES",
    "body_row",
    "decimal",
    "fault_in_words",
    "item_line",
    "loser_in_words",
    "meeting_facts",
    "meeting_row",
    "minutes_parts",
    "objection_lines",
    "public_topic_row",
    "round_in_words",
    "topic_facts",
    "topic_row",
    "topic_tone",
    "verdict_in_words",
    "waiting_rows",
]
