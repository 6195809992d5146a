from lianxin.works.presenters.money import (
    draft_rows,
    item_rows,
    money_picture,
    move_rows,
    payment_heading,
    source_rows,
    totals,
)
from lianxin.works.presenters.projects import (
    asset_facts,
    cost_facts,
    decided,
    inspection_rows,
    project_row,
    project_tone,
    time_line,
    tone_of_state,
    waiting_rows,
    where_and_who,
)
from lianxin.works.presenters.sentences import (
    AUDIT_SENTENCES,
)
from lianxin.works.presenters.watching import drawn_names, watch

__all__ = [
    "AUDIT_SENTENCES",
    "asset_facts",
    "cost_facts",
    "decided",
    "draft_rows",
    "drawn_names",
    "inspection_rows",
    "item_rows",
    "money_picture",
    "move_rows",
    "payment_heading",
    "project_row",
    "project_tone",
    "source_rows",
    "time_line",
    "tone_of_state",
    "totals",
    "waiting_rows",
    "watch",
    "where_and_who",
]
