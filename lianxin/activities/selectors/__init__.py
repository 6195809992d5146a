"""Questions about branches, their members and what they held. None writes, none counts a person's attendance."""

from lianxin.activities.selectors.activities import (
    BRANCHES,
    activities_of_year,
    activities_page,
    attendance_of,
    branches_led,
    branches_waiting,
    due_of,
    due_of_branch,
    find_activity,
    find_branch,
    last_words,
    vote_holds,
    with_voters,
)
from lianxin.activities.selectors.members import (
    carried_words,
    everybody_of,
    find_member,
    members_of,
    members_to_carry,
)
from lianxin.activities.selectors.rosters import find_roster, rosters_of
from lianxin.activities.selectors.transfers import (
    ENDED,
    find_transfer,
    open_transfer_of,
    transfers_page,
    transfers_to,
    transfers_waiting,
)

__all__ = [
    "BRANCHES",
    "ENDED",
    "activities_of_year",
    "activities_page",
    "attendance_of",
    "branches_led",
    "branches_waiting",
    "carried_words",
    "due_of",
    "due_of_branch",
    "everybody_of",
    "find_activity",
    "find_branch",
    "find_member",
    "find_roster",
    "find_transfer",
    "last_words",
    "members_of",
    "members_to_carry",
    "open_transfer_of",
    "rosters_of",
    "transfers_page",
    "transfers_to",
    "transfers_waiting",
    "vote_holds",
    "with_voters",
]
