from lianxin.ventures.services.changing import change_shares
from lianxin.ventures.services.chartering import check_charter, write_charter
from lianxin.ventures.services.deciding import (
    adopt_plan,
    hold_plan,
    note_plan_upheld,
    open_papers,
    post_plan,
    study_plan,
    supervise_plan,
    withdraw_plan,
)
from lianxin.ventures.services.drafting import draft_plan, redraw_plan
from lianxin.ventures.services.paying import close_plan, pay_plan, receive_all, receive_payments, receive_statement
from lianxin.ventures.services.registers import NewHolder, add_class, quantify
from lianxin.ventures.services.returning import return_payment
from lianxin.ventures.services.seconding import confirm_proposal, refuse_proposal
from lianxin.ventures.services.taking import take_list

__all__ = [
    "NewHolder",
    "add_class",
    "adopt_plan",
    "change_shares",
    "check_charter",
    "close_plan",
    "confirm_proposal",
    "draft_plan",
    "hold_plan",
    "note_plan_upheld",
    "open_papers",
    "pay_plan",
    "post_plan",
    "quantify",
    "receive_all",
    "receive_payments",
    "receive_statement",
    "redraw_plan",
    "refuse_proposal",
    "return_payment",
    "study_plan",
    "supervise_plan",
    "take_list",
    "withdraw_plan",
    "write_charter",
]
