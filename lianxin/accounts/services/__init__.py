from lianxin.accounts.services.grants import end_grant, give_grant, move_scope
from lianxin.accounts.services.users import create_user

__all__ = ["create_user", "end_grant", "give_grant", "move_scope"]
