"""What each step asks, one form a step."""

from lianxin.alliances.forms.helping import (
    AgreeForm,
    AskForm,
    ClaimForm,
    ConfirmForm,
    DeliverForm,
    ItemForm,
    TakeOverForm,
    ThankForm,
)
from lianxin.alliances.forms.running import (
    AdmitForm,
    CharterForm,
    DelegateForm,
    FoundForm,
    MeetingForm,
    PlainForm,
    ReasonForm,
)

__all__ = [
    "AdmitForm",
    "AgreeForm",
    "AskForm",
    "CharterForm",
    "ClaimForm",
    "ConfirmForm",
    "DelegateForm",
    "DeliverForm",
    "FoundForm",
    "ItemForm",
    "MeetingForm",
    "PlainForm",
    "ReasonForm",
    "TakeOverForm",
    "ThankForm",
]
