from lianxin.needs.presenters.catalogue import category_changes
from lianxin.needs.presenters.clocks import clock_face
from lianxin.needs.presenters.facts import answers_given, facts, how_to_speak, whom_to_call
from lianxin.needs.presenters.guides import guide_rows, guide_versions
from lianxin.needs.presenters.learning import model_card
from lianxin.needs.presenters.levels import level_row
from lianxin.needs.presenters.mediation import (
    item_lines,
    mediation_facts,
    mediation_row,
    mediation_tone,
    party_lines,
)
from lianxin.needs.presenters.orders import REPORT_HEADINGS, order_faults, order_preview, report_row
from lianxin.needs.presenters.promises import promise_lines
from lianxin.needs.presenters.rates import promise_facts, quarter_options, rate_cells, rates_table
from lianxin.needs.presenters.reviews import review_lines
from lianxin.needs.presenters.rows import (
    OVERDUE,
    PERIODS,
    Row,
    feed_words,
    inbox_row,
    next_due,
    options,
    own_row,
    place_row,
    public_row,
    query_without,
    queue_row,
)
from lianxin.needs.presenters.sentences import AUDIT_SENTENCES
from lianxin.needs.presenters.timeline import FACT_NAMES, FACT_VALUES, public_history, public_timeline, timeline
from lianxin.needs.presenters.topics import SMALL_CELL, public_topic_row, topic_address, topic_facts, topic_row
from lianxin.needs.presenters.waiting import mediation_rows, request_rows, review_rows, whistle_rows
from lianxin.needs.presenters.whistles import call_lines, task_lines, whistle_facts, whistle_row, whistle_todo

__all__ = [
    "AUDIT_SENTENCES",
    "FACT_NAMES",
    "FACT_VALUES",
    "OVERDUE",
    "PERIODS",
    "REPORT_HEADINGS",
    "SMALL_CELL",
    "Row",
    "answers_given",
    "call_lines",
    "category_changes",
    "clock_face",
    "facts",
    "feed_words",
    "guide_rows",
    "guide_versions",
    "how_to_speak",
    "inbox_row",
    "item_lines",
    "level_row",
    "mediation_facts",
    "mediation_row",
    "mediation_rows",
    "mediation_tone",
    "model_card",
    "next_due",
    "options",
    "order_faults",
    "order_preview",
    "own_row",
    "party_lines",
    "place_row",
    "promise_facts",
    "promise_lines",
    "public_history",
    "public_row",
    "public_timeline",
    "public_topic_row",
    "quarter_options",
    "query_without",
    "queue_row",
    "rate_cells",
    "rates_table",
    "report_row",
    "request_rows",
    "review_lines",
    "review_rows",
    "task_lines",
    "timeline",
    "topic_address",
    "topic_facts",
    "topic_row",
    "whistle_facts",
    "whistle_row",
    "whistle_rows",
    "whistle_todo",
    "whom_to_call",
]
