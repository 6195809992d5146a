from lianxin.works.services.accepting import accept_work, refuse_work, settle_project
from lianxin.works.services.building import (
    approve_project,
    begin_work,
    cancel_project,
    complete_work,
)
from lianxin.works.services.buying import (
    enter_evaluator,
    fail_purchase,
    open_bids,
    plan_purchase,
    receive_bid,
    say_split,
)
from lianxin.works.services.contracting import award_purchase, build_ourselves, procure_project, sign_contract
from lianxin.works.services.funding import add_line, fund_project, give_back, receive_money
from lianxin.works.services.keeping import hand_over, inspect_asset, retire_asset
from lianxin.works.services.opening import (
    consult_project,
    decide_project,
    open_project,
    propose_project,
    screen_project,
)
from lianxin.works.services.paying import draft_payment, refuse_payment, release_payment
from lianxin.works.services.planning import change_budget, design_project
from lianxin.works.services.watching import (
    announce_draw,
    draw_monitors,
    enter_volunteer,
    find_defect,
    mend_defect,
    resume_work,
    stop_work,
    write_log,
)

__all__ = [
    "accept_work",
    "add_line",
    "announce_draw",
    "approve_project",
    "award_purchase",
    "begin_work",
    "build_ourselves",
    "cancel_project",
    "change_budget",
    "complete_work",
    "consult_project",
    "decide_project",
    "design_project",
    "draft_payment",
    "draw_monitors",
    "enter_evaluator",
    "enter_volunteer",
    "fail_purchase",
    "find_defect",
    "fund_project",
    "give_back",
    "hand_over",
    "inspect_asset",
    "mend_defect",
    "open_bids",
    "open_project",
    "plan_purchase",
    "procure_project",
    "propose_project",
    "receive_bid",
    "receive_money",
    "refuse_payment",
    "refuse_work",
    "release_payment",
    "resume_work",
    "retire_asset",
    "say_split",
    "screen_project",
    "settle_project",
    "sign_contract",
    "stop_work",
    "write_log",
]
