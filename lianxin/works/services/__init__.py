from lianxin.works.services.accepting import accept_work, refuse_work, settle_project
from lianxin.works.services.building import (
    approve_project,
    begin_work,
    cancel_project,
    complete_work,
    procure_project,
)
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
    "begin_work",
    "cancel_project",
    "change_budget",
    "complete_work",
    "consult_project",
    "decide_project",
    "design_project",
    "draft_payment",
    "draw_monitors",
    "enter_volunteer",
    "find_defect",
    "fund_project",
    "give_back",
    "hand_over",
    "inspect_asset",
    "mend_defect",
    "open_project",
    "procure_project",
    "propose_project",
    "receive_money",
    "refuse_payment",
    "refuse_work",
    "release_payment",
    "resume_work",
    "retire_asset",
    "screen_project",
    "settle_project",
    "stop_work",
    "write_log",
]
