from lianxin.elections.services.handing_over import close_election, hand_over, install_elected
from lianxin.elections.services.listing import decide_objection, object_to_list, post_list
from lianxin.elections.services.planning import cancel_election, draft_notice, move_poll, plan_election
from lianxin.elections.services.polling import enter_count, poll_again
from lianxin.elections.services.standing import nominate, post_candidates, withdraw_candidate

__all__ = [
    "cancel_election",
    "close_election",
    "decide_objection",
    "draft_notice",
    "enter_count",
    "hand_over",
    "install_elected",
    "move_poll",
    "nominate",
    "object_to_list",
    "plan_election",
    "poll_again",
    "post_candidates",
    "post_list",
    "withdraw_candidate",
]
