from lianxin.accounts.models.grants import Grant
from lianxin.accounts.models.users import User

__all__ = ["Grant", "User"]
