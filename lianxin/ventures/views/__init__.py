from lianxin.ventures.views.holdings import act_on_statement, statement, statement_paper
from lianxin.ventures.views.lists import payment_file, statements, statements_paper
from lianxin.ventures.views.plans import (
    act_on_plan,
    bundle,
    desk,
    edit_plan,
    index,
    new_plan,
    payments_bundle,
    plan,
)
from lianxin.ventures.views.proposals import act_on_proposal, proposal
from lianxin.ventures.views.registers import (
    act_on_register,
    change_shares,
    charter,
    compare,
    holder,
    ours,
    ours_panel,
    register,
)

__all__ = [
    "act_on_plan",
    "act_on_proposal",
    "act_on_register",
    "act_on_statement",
    "bundle",
    "change_shares",
    "charter",
    "compare",
    "desk",
    "edit_plan",
    "holder",
    "index",
    "new_plan",
    "ours",
    "ours_panel",
    "payment_file",
    "payments_bundle",
    "plan",
    "proposal",
    "register",
    "statement",
    "statement_paper",
    "statements",
    "statements_paper",
]
