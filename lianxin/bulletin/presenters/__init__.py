from lianxin.bulletin.presenters.access import access_offers, access_row, access_steps, access_waiting_rows
from lianxin.bulletin.presenters.calendar import due_entry, own_entries, public_entries
from lianxin.bulletin.presenters.catalogue import catalogue_groups, catalogue_url
from lianxin.bulletin.presenters.content import (
    as_on_board,
    corrections,
    differences,
    drawing_context,
    filled,
    period_title,
    shown,
    totals_in_words,
    typed_tables,
    web_of,
)
from lianxin.bulletin.presenters.desk import due_line, waiting_rows, work_row, work_url
from lianxin.bulletin.presenters.objections import objection_row, objection_tone, objections_waiting, passed_on_rows
from lianxin.bulletin.presenters.reported import MOST as MOST_REPORTED
from lianxin.bulletin.presenters.reported import reported_rows, reported_waiting
from lianxin.bulletin.presenters.rows import (
    about_words,
    board_row,
    is_corrected,
    item_name,
    notice_url,
    query_without,
    state_words,
    tone_of,
)
from lianxin.bulletin.presenters.sentences import AUDIT_SENTENCES, FACT_NAMES, FACT_VALUES
from lianxin.bulletin.presenters.undisclosed import (
    order_told,
    undisclosed_row,
    undisclosed_rows,
    undisclosed_waiting,
)

__all__ = [
    "AUDIT_SENTENCES",
    "FACT_NAMES",
    "FACT_VALUES",
    "MOST_REPORTED",
    "about_words",
    "access_offers",
    "access_row",
    "access_steps",
    "access_waiting_rows",
    "as_on_board",
    "board_row",
    "catalogue_groups",
    "catalogue_url",
    "corrections",
    "differences",
    "drawing_context",
    "due_entry",
    "due_line",
    "filled",
    "is_corrected",
    "item_name",
    "notice_url",
    "objection_row",
    "objection_tone",
    "objections_waiting",
    "order_told",
    "own_entries",
    "passed_on_rows",
    "period_title",
    "public_entries",
    "query_without",
    "reported_rows",
    "reported_waiting",
    "shown",
    "state_words",
    "tone_of",
    "totals_in_words",
    "typed_tables",
    "undisclosed_row",
    "undisclosed_rows",
    "undisclosed_waiting",
    "waiting_rows",
    "web_of",
    "work_row",
    "work_url",
]
