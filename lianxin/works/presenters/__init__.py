from lianxin.works.presenters.buying import (
    amendment_rows,
    bid_rows,
    chooser_rows,
    contract_facts,
    purchase_facts,
    purchase_row,
)
from lianxin.works.presenters.capital import capital_facts, check_rows, land_facts, warning_rows
from lianxin.works.presenters.collective import (
    card_facts,
    card_row,
    card_sums,
    count_rows,
    lease_told,
    waiting_cards,
)
from lianxin.works.presenters.money import (
    draft_rows,
    item_rows,
    money_picture,
    move_rows,
    payment_heading,
    source_rows,
    totals,
)
from lianxin.works.presenters.pictures import picture_rows
from lianxin.works.presenters.programme import programme_rows
from lianxin.works.presenters.projects import (
    asset_facts,
    card_of_project,
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
from lianxin.works.presenters.watching import comment_rows, drawn_names, watch

__all__ = [
    "AUDIT_SENTENCES",
    "amendment_rows",
    "asset_facts",
    "bid_rows",
    "capital_facts",
    "card_facts",
    "card_of_project",
    "card_row",
    "card_sums",
    "check_rows",
    "chooser_rows",
    "comment_rows",
    "contract_facts",
    "cost_facts",
    "count_rows",
    "decided",
    "draft_rows",
    "drawn_names",
    "inspection_rows",
    "item_rows",
    "land_facts",
    "lease_told",
    "money_picture",
    "move_rows",
    "payment_heading",
    "picture_rows",
    "programme_rows",
    "project_row",
    "project_tone",
    "purchase_facts",
    "purchase_row",
    "source_rows",
    "time_line",
    "tone_of_state",
    "totals",
    "waiting_cards",
    "waiting_rows",
    "warning_rows",
    "watch",
    "where_and_who",
]
