from lianxin.activities.services.members import add_members, end_member, exempt_member, know_member, set_vote
from lianxin.activities.services.recording import record_activity, withdraw_activity
from lianxin.activities.services.rosters import bring_members, import_members, undo_members
from lianxin.activities.services.stages import enter_stage, note_away
from lianxin.activities.services.taking_over import take_over_members
from lianxin.activities.services.transfers import (
    cancel_transfer,
    close_transfer,
    confirm_transfer,
    draft_transfer,
    hand_over_letter,
    issue_letter,
    note_receipt,
    receive_member,
    redraft_transfer,
    return_letter,
)

__all__ = [
    "add_members",
    "bring_members",
    "cancel_transfer",
    "close_transfer",
    "confirm_transfer",
    "draft_transfer",
    "end_member",
    "enter_stage",
    "exempt_member",
    "hand_over_letter",
    "import_members",
    "issue_letter",
    "know_member",
    "note_away",
    "note_receipt",
    "receive_member",
    "record_activity",
    "redraft_transfer",
    "return_letter",
    "set_vote",
    "take_over_members",
    "undo_members",
    "withdraw_activity",
]
