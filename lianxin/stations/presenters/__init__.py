from lianxin.stations.presenters.places import (
    change_lines,
    coming_days,
    open_face,
    rows,
    week_lines,
)
from lianxin.stations.presenters.sentences import AUDIT_SENTENCES
from lianxin.stations.presenters.work import (
    case_facts,
    case_row,
    errand_facts,
    errand_row,
    fault_rows,
    inbox_rows,
    item_facts,
    timeline,
)

__all__ = [
    "AUDIT_SENTENCES",
    "case_facts",
    "case_row",
    "change_lines",
    "coming_days",
    "errand_facts",
    "errand_row",
    "fault_rows",
    "inbox_rows",
    "item_facts",
    "open_face",
    "rows",
    "timeline",
    "week_lines",
]
