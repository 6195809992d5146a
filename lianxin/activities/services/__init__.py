from lianxin.activities.services.members import add_members, end_member, exempt_member
from lianxin.activities.services.recording import record_activity, withdraw_activity
from lianxin.activities.services.taking_over import take_over_members

__all__ = ["add_members", "end_member", "exempt_member", "record_activity", "take_over_members", "withdraw_activity"]
