from lianxin.elections.services.committee import leave_committee
from lianxin.elections.services.declining import decline_seat, follow_unit, kin_elected, refuse_to_end
from lianxin.elections.services.handing_over import close_election, hand_over, install_elected, note_audit
from lianxin.elections.services.listing import correct_list, decide_objection, object_to_list, post_list
from lianxin.elections.services.planning import cancel_election, draft_notice, move_poll, plan_election
from lianxin.elections.services.polling import call_run_off, enter_count, poll_again
from lianxin.elections.services.recalling import (
    call_vote,
    count_recall,
    draft_recall_notice,
    drop_recall,
    raise_recall,
    write_answer,
)
from lianxin.elections.services.standing import nominate, order_candidates, post_candidates, withdraw_candidate

__all__ = [
    "call_run_off",
    "call_vote",
    "cancel_election",
    "close_election",
    "correct_list",
    "count_recall",
    "decide_objection",
    "decline_seat",
    "draft_notice",
    "draft_recall_notice",
    "drop_recall",
    "enter_count",
    "follow_unit",
    "hand_over",
    "install_elected",
    "kin_elected",
    "leave_committee",
    "move_poll",
    "nominate",
    "note_audit",
    "object_to_list",
    "order_candidates",
    "plan_election",
    "poll_again",
    "post_candidates",
    "post_list",
    "raise_recall",
    "refuse_to_end",
    "withdraw_candidate",
    "write_answer",
]
