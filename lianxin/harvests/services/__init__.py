from lianxin.harvests.services.batches import begin_batch, cancel_batch, close_batch, plan_batch
from lianxin.harvests.services.checking import check_venture, return_venture, revise_venture
from lianxin.harvests.services.contracts import do_due, end_contract, sign_contract
from lianxin.harvests.services.linking import end_link, link_household
from lianxin.harvests.services.paying import draft_payout, refuse_payout, release_payout, return_payout
from lianxin.harvests.services.renting import owe_idle_rent, owe_rent
from lianxin.harvests.services.seconding import confirm_proposal, refuse_proposal
from lianxin.harvests.services.undoing import undo_event, undo_rent
from lianxin.harvests.services.ventures import (
    leave_input,
    open_venture,
    pool_input,
)
from lianxin.harvests.services.winding_up import close_venture, undo_input
from lianxin.harvests.services.writing import buy, harvest, log_work, note_event, note_given, note_loss, sell, use_tied

__all__ = [
    "begin_batch",
    "buy",
    "cancel_batch",
    "check_venture",
    "close_batch",
    "close_venture",
    "confirm_proposal",
    "do_due",
    "draft_payout",
    "end_contract",
    "end_link",
    "harvest",
    "leave_input",
    "link_household",
    "log_work",
    "note_event",
    "note_given",
    "note_loss",
    "open_venture",
    "owe_idle_rent",
    "owe_rent",
    "plan_batch",
    "pool_input",
    "refuse_payout",
    "refuse_proposal",
    "release_payout",
    "return_payout",
    "return_venture",
    "revise_venture",
    "sell",
    "sign_contract",
    "undo_event",
    "undo_input",
    "undo_rent",
    "use_tied",
]
