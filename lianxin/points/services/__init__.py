from lianxin.points.services.appealing import appeal_dismissal, appeal_removal, decide_appeal
from lianxin.points.services.batching import post_batch, settle_batch
from lianxin.points.services.bringing import hand_slip
from lianxin.points.services.certifying import issue_certificate
from lianxin.points.services.claiming import (
    claim_points,
    hide_name,
    list_participants,
    plan_activity,
    set_goal,
    withdraw_claim,
)
from lianxin.points.services.decisions import Decided, decisions_of, register_decisions
from lianxin.points.services.drafting import add_rule, draft_rules, drop_rule, edit_rules
from lianxin.points.services.enacting import (
    adopt_rules,
    close_consultation,
    enact_due,
    enact_rules,
    hold_rules,
    note_rules_upheld,
    post_rules,
    put_out,
    review_rules,
    supervise_rules,
)
from lianxin.points.services.ending import end_rules, withdraw_rules
from lianxin.points.services.funding import fund_budget, withdraw_funding
from lianxin.points.services.growing_old import expire_points, look_after_purses, tell_expiry
from lianxin.points.services.handing_on import agree_to_handing_on, drop_handing_on, prepare_handing_on
from lianxin.points.services.judging import decide_objection, note_batch_dismissed, note_batch_upheld
from lianxin.points.services.opening import open_store, set_store_day
from lianxin.points.services.pricing import group_item, price_anew
from lianxin.points.services.redeeming import cancel_redemption, give_back_kept, hand_over, reserve
from lianxin.points.services.reversing import appeal_reversal, carry_out_reversal, decide_reversal, notice_reversal
from lianxin.points.services.spot_checking import check_claim
from lianxin.points.services.store import add_stock, confirm_count, count_stock, post_totals, stock_item
from lianxin.points.services.transferring import transfer_in_household
from lianxin.points.services.verifying import decline_claim, verify_claim

__all__ = [
    "Decided",
    "add_rule",
    "add_stock",
    "adopt_rules",
    "agree_to_handing_on",
    "appeal_dismissal",
    "appeal_removal",
    "appeal_reversal",
    "cancel_redemption",
    "carry_out_reversal",
    "check_claim",
    "claim_points",
    "close_consultation",
    "confirm_count",
    "count_stock",
    "decide_appeal",
    "decide_objection",
    "decide_reversal",
    "decisions_of",
    "decline_claim",
    "draft_rules",
    "drop_handing_on",
    "drop_rule",
    "edit_rules",
    "enact_due",
    "enact_rules",
    "end_rules",
    "expire_points",
    "fund_budget",
    "give_back_kept",
    "group_item",
    "hand_over",
    "hand_slip",
    "hide_name",
    "hold_rules",
    "issue_certificate",
    "list_participants",
    "look_after_purses",
    "note_batch_dismissed",
    "note_batch_upheld",
    "note_rules_upheld",
    "notice_reversal",
    "open_store",
    "plan_activity",
    "post_batch",
    "post_rules",
    "post_totals",
    "prepare_handing_on",
    "price_anew",
    "put_out",
    "register_decisions",
    "reserve",
    "review_rules",
    "set_goal",
    "set_store_day",
    "settle_batch",
    "stock_item",
    "supervise_rules",
    "tell_expiry",
    "transfer_in_household",
    "verify_claim",
    "withdraw_claim",
    "withdraw_funding",
    "withdraw_rules",
]
