from lianxin.works.services.accepting import accept_work, audit_settlement, refuse_work, settle_project
from lianxin.works.services.amending import (
    agree_amendment,
    break_off_contract,
    change_contract,
    decline_amendment,
    settle_price,
)
from lianxin.works.services.binding import rebind_contract
from lianxin.works.services.building import (
    approve_project,
    begin_work,
    cancel_project,
    complete_work,
)
from lianxin.works.services.buying import (
    enter_evaluator,
    open_bids,
    plan_purchase,
    receive_bid,
    say_split,
)
from lianxin.works.services.checking import agree_card, correct_card, count_card, decline_card
from lianxin.works.services.contracting import (
    award_purchase,
    build_ourselves,
    fail_purchase,
    procure_project,
    reach_point,
    sign_contract,
)
from lianxin.works.services.funding import add_line, fund_project, give_back, lower_promise, receive_money
from lianxin.works.services.investing import answer_capital, check_capital, end_capital, sign_capital
from lianxin.works.services.keeping import change_keeper, hand_over, inspect_asset, retire_asset
from lianxin.works.services.opening import (
    consult_project,
    decide_project,
    open_project,
    propose_project,
    screen_project,
)
from lianxin.works.services.owning import (
    add_card,
    dispose_card,
    end_lease,
    let_card,
    take_rent,
    use_card,
)
from lianxin.works.services.paying import draft_payment, pay_again, refuse_payment, release_payment, return_payment
from lianxin.works.services.picturing import remove_project_photo, report_photos
from lianxin.works.services.planning import change_budget, design_project, revise_design
from lianxin.works.services.raising import take_in_raising
from lianxin.works.services.reading import count_programme, count_programmes, record_reading
from lianxin.works.services.signing import leave_watch, sign_acceptance
from lianxin.works.services.upkeep import plan_upkeep, record_upkeep
from lianxin.works.services.voicing import answer_comment, comment_on_design, volunteer_myself
from lianxin.works.services.watching import (
    announce_again,
    announce_draw,
    draw_monitors,
    enter_volunteer,
    find_defect,
    mend_defect,
    replace_monitor,
    resume_work,
    stop_work,
    write_log,
)

__all__ = [
    "accept_work",
    "add_card",
    "add_line",
    "agree_amendment",
    "agree_card",
    "announce_again",
    "announce_draw",
    "answer_capital",
    "answer_comment",
    "approve_project",
    "audit_settlement",
    "award_purchase",
    "begin_work",
    "break_off_contract",
    "build_ourselves",
    "cancel_project",
    "change_budget",
    "change_contract",
    "change_keeper",
    "check_capital",
    "comment_on_design",
    "complete_work",
    "consult_project",
    "correct_card",
    "count_card",
    "count_programme",
    "count_programmes",
    "decide_project",
    "decline_amendment",
    "decline_card",
    "design_project",
    "dispose_card",
    "draft_payment",
    "draw_monitors",
    "end_capital",
    "end_lease",
    "enter_evaluator",
    "enter_volunteer",
    "fail_purchase",
    "find_defect",
    "fund_project",
    "give_back",
    "hand_over",
    "inspect_asset",
    "leave_watch",
    "let_card",
    "lower_promise",
    "mend_defect",
    "open_bids",
    "open_project",
    "pay_again",
    "plan_purchase",
    "plan_upkeep",
    "procure_project",
    "propose_project",
    "reach_point",
    "rebind_contract",
    "receive_bid",
    "receive_money",
    "record_reading",
    "record_upkeep",
    "refuse_payment",
    "refuse_work",
    "release_payment",
    "remove_project_photo",
    "replace_monitor",
    "report_photos",
    "resume_work",
    "retire_asset",
    "return_payment",
    "revise_design",
    "say_split",
    "screen_project",
    "settle_price",
    "settle_project",
    "sign_acceptance",
    "sign_capital",
    "sign_contract",
    "stop_work",
    "take_in_raising",
    "take_rent",
    "use_card",
    "volunteer_myself",
    "write_log",
]
