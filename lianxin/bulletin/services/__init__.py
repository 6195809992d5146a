from lianxin.bulletin.services.access import (
    appeal_access,
    ask_access,
    grant_access,
    note_seen,
    pass_on_access,
    refuse_access,
)
from lianxin.bulletin.services.cataloguing import drop_item, set_item
from lianxin.bulletin.services.drawing import Draw, drawn_tables, register_tables, table_offers
from lianxin.bulletin.services.ending import archive_notice, complete_due, complete_notice, keep_fingerprints
from lianxin.bulletin.services.objecting import (
    answer_first,
    dismiss_objection,
    pass_on_objection,
    raise_objection,
    reopen_objection,
    uphold_objection,
)
from lianxin.bulletin.services.ordering import note_undisclosed, order_disclosure, report_undisclosed
from lianxin.bulletin.services.posting import post_correction, post_notice
from lianxin.bulletin.services.procedure import (
    approve_notice,
    confirm_board,
    draft_notice,
    edit_notice,
    hang_notice,
    hold_notice,
    pass_notice,
    see_reported,
    submit_notice,
    withdraw_notice,
)
from lianxin.bulletin.services.reminding import remind_due
from lianxin.bulletin.services.sources import Source, appeal_of, register_source, source_address, who_judges
from lianxin.bulletin.services.writing import found_in

__all__ = [
    "Draw",
    "Source",
    "answer_first",
    "appeal_access",
    "appeal_of",
    "approve_notice",
    "archive_notice",
    "ask_access",
    "complete_due",
    "complete_notice",
    "confirm_board",
    "dismiss_objection",
    "draft_notice",
    "drawn_tables",
    "drop_item",
    "edit_notice",
    "found_in",
    "grant_access",
    "hang_notice",
    "hold_notice",
    "keep_fingerprints",
    "note_seen",
    "note_undisclosed",
    "order_disclosure",
    "pass_notice",
    "pass_on_access",
    "pass_on_objection",
    "post_correction",
    "post_notice",
    "raise_objection",
    "refuse_access",
    "register_source",
    "register_tables",
    "remind_due",
    "reopen_objection",
    "report_undisclosed",
    "see_reported",
    "set_item",
    "source_address",
    "submit_notice",
    "table_offers",
    "uphold_objection",
    "who_judges",
    "withdraw_notice",
]
