from lianxin.accounts.models.grants import Grant
from lianxin.accounts.models.keys import ApiKey
from lianxin.accounts.models.users import User

__all__ = ["ApiKey", "Grant", "User"]
