from lianxin.elections.presenters.elections import (
    AUDIT_SENTENCES,
    STEP_WORDS,
    after_declining,
    by_post,
    day_rows,
    majority_words,
    notice_words,
    poll_line,
    poll_rows,
    unit_panel,
    waiting_rows,
)
from lianxin.elections.presenters.recalls import RECALL_SENTENCES, count_line, recall_rule

__all__ = [
    "AUDIT_SENTENCES",
    "RECALL_SENTENCES",
    "STEP_WORDS",
    "after_declining",
    "by_post",
    "count_line",
    "day_rows",
    "majority_words",
    "notice_words",
    "poll_line",
    "poll_rows",
    "recall_rule",
    "unit_panel",
    "waiting_rows",
]
