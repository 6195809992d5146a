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
from lianxin.ventures.services.registers import NewHolder, add_class, change_shares, quantify, write_charter
from lianxin.ventures.services.returning import return_payment

__all__ = [
    "NewHolder",
    "add_class",
    "adopt_plan",
    "change_shares",
    "close_plan",
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
    "return_payment",
    "study_plan",
    "supervise_plan",
    "withdraw_plan",
    "write_charter",
]
