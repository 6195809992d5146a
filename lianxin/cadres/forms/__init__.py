from lianxin.cadres.forms.select import (
    AccompanyForm,
    AnswerForm,
    AskCheckForm,
    ConfirmForm,
    ConsentForm,
    FactsForm,
    NominateForm,
    NominateSelfForm,
    OpinionForm,
    PapersForm,
    WordsForm,
)
from lianxin.cadres.forms.training import CourseForm, NamesForm, ReasonForm

__all__ = [
    "AccompanyForm",
    "AnswerForm",
    "AskCheckForm",
    "ConfirmForm",
    "ConsentForm",
    "CourseForm",
    "FactsForm",
    "NamesForm",
    "NominateForm",
    "NominateSelfForm",
    "OpinionForm",
    "PapersForm",
    "ReasonForm",
    "WordsForm",
]
