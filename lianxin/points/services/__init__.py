from lianxin.points.services.decisions import Decided, decisions_of, register_decisions
from lianxin.points.services.drafting import add_rule, draft_rules, drop_rule, edit_rules
from lianxin.points.services.enacting import (
    adopt_rules,
    close_consultation,
    enact_due,
    enact_rules,
    end_rules,
    hold_rules,
    note_rules_upheld,
    post_rules,
    put_out,
    review_rules,
    supervise_rules,
    withdraw_rules,
)

__all__ = [
    "Decided",
    "add_rule",
    "adopt_rules",
    "close_consultation",
    "decisions_of",
    "draft_rules",
    "drop_rule",
    "edit_rules",
    "enact_due",
    "enact_rules",
    "end_rules",
    "hold_rules",
    "note_rules_upheld",
    "post_rules",
    "put_out",
    "register_decisions",
    "review_rules",
    "supervise_rules",
    "withdraw_rules",
]
