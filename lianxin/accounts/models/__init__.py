from lianxin.accounts.models.calendars import CalendarAddress
from lianxin.accounts.models.grants import Grant
from lianxin.accounts.models.keys import ApiCall, ApiKey
from lianxin.accounts.models.sent_forms import SentForm
from lianxin.accounts.models.users import User

__all__ = ["ApiCall", "ApiKey", "CalendarAddress", "Grant", "SentForm", "User"]
