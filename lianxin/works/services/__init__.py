from lianxin.works.services.building import (
    approve_project,
    begin_work,
    cancel_project,
    complete_work,
    procure_project,
)
from lianxin.works.services.funding import add_line, fund_project, give_back, receive_money
from lianxin.works.services.opening import (
    consult_project,
    decide_project,
    open_project,
    propose_project,
    screen_project,
)
from lianxin.works.services.paying import draft_payment, refuse_payment, release_payment
from lianxin.works.services.planning import change_budget, design_project

__all__ = [
    "add_line",
    "approve_project",
    "begin_work",
    "cancel_project",
    "change_budget",
    "complete_work",
    "consult_project",
    "decide_project",
    "design_project",
    "draft_payment",
    "fund_project",
    "give_back",
    "open_project",
    "procure_project",
    "propose_project",
    "receive_money",
    "refuse_payment",
    "release_payment",
    "screen_project",
]
