from lianxin.alliances.selectors.wishes import register_wishes
from lianxin.alliances.services.following import follow_unit, refuse_to_end
from lianxin.alliances.services.founding import amend_charter, end_alliance, found_alliance
from lianxin.alliances.services.helping import (
    agree_to_match,
    ask_for_match,
    call_off_match,
    claim_match,
    confirm_match,
    decline_match,
    deliver_match,
    send_match_back,
    thank_for_match,
)
from lianxin.alliances.services.listing import list_item, take_off_item, take_over_wish
from lianxin.alliances.services.meeting import record_meeting
from lianxin.alliances.services.members import (
    admit_member,
    leave_alliance,
    name_delegate,
    recall_delegate,
)

__all__ = [
    "admit_member",
    "agree_to_match",
    "amend_charter",
    "ask_for_match",
    "call_off_match",
    "claim_match",
    "confirm_match",
    "decline_match",
    "deliver_match",
    "end_alliance",
    "follow_unit",
    "found_alliance",
    "leave_alliance",
    "list_item",
    "name_delegate",
    "recall_delegate",
    "record_meeting",
    "refuse_to_end",
    "register_wishes",
    "send_match_back",
    "take_off_item",
    "take_over_wish",
    "thank_for_match",
]
