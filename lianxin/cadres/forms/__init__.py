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

__all__ = [
    "AccompanyForm",
    "AnswerForm",
    "AskCheckForm",
    "ConfirmForm",
    "ConsentForm",
    "FactsForm",
    "NominateForm",
    "NominateSelfForm",
    "OpinionForm",
    "PapersForm",
    "WordsForm",
]
