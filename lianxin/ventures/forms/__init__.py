from lianxin.ventures.forms.lines import ground_lines
from lianxin.ventures.forms.plans import (
    AdoptForm,
    ConfirmForm,
    PlanForm,
    ReasonForm,
    ReceiveAllForm,
    ReceiveForm,
    ReceiveOneForm,
    ReturnForm,
    StudyForm,
    TakeForm,
    WordsForm,
)
from lianxin.ventures.forms.registers import ChangeForm, CharterForm, ClassForm, OwnForm, QuantifyForm

__all__ = [
    "AdoptForm",
    "ChangeForm",
    "CharterForm",
    "ClassForm",
    "ConfirmForm",
    "OwnForm",
    "PlanForm",
    "QuantifyForm",
    "ReasonForm",
    "ReceiveAllForm",
    "ReceiveForm",
    "ReceiveOneForm",
    "ReturnForm",
    "StudyForm",
    "TakeForm",
    "WordsForm",
    "ground_lines",
]
