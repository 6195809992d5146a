from lianxin.activities.views.activities import (
    activity,
    add_members,
    branch,
    handbook,
    index,
    member,
    members,
    record,
    withdraw,
)
from lianxin.activities.views.rosters import bring_members, undo_members
from lianxin.activities.views.transfers import letter, transfer, transfer_step, transfers

__all__ = [
    "activity",
    "add_members",
    "branch",
    "bring_members",
    "handbook",
    "index",
    "letter",
    "member",
    "members",
    "record",
    "transfer",
    "transfer_step",
    "transfers",
    "undo_members",
    "withdraw",
]
