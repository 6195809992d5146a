from lianxin.activities.services.members import add_members, end_member, exempt_member
from lianxin.activities.services.recording import record_activity, withdraw_activity

__all__ = ["add_members", "end_member", "exempt_member", "record_activity", "withdraw_activity"]
