from lianxin.people.forms.changing import (
    DepartForm,
    EndingForm,
    HouseholdCorrectionForm,
    MovingForm,
    MovingHouseholdForm,
    WhyForm,
)
from lianxin.people.forms.lists import (
    AdoptForm,
    CorrectionForm,
    MappingForm,
    RollForm,
    UploadForm,
)
from lianxin.people.forms.places import (
    PlaceChoice,
)
from lianxin.people.forms.records import (
    AloneForm,
    HouseholdForm,
    IdNumberForm,
    KinshipForm,
    LabelForm,
    LinkForm,
    MemberForm,
    PersonForm,
    PopulationsForm,
    ReasonForm,
    SearchForm,
    SettleLinkForm,
)
from lianxin.people.forms.rights import (
    AnswerForm,
    AskForm,
    AskForOtherForm,
    PaperConsentForm,
)

__all__ = [
    "AdoptForm",
    "AloneForm",
    "AnswerForm",
    "AskForOtherForm",
    "AskForm",
    "CorrectionForm",
    "DepartForm",
    "EndingForm",
    "HouseholdCorrectionForm",
    "HouseholdForm",
    "IdNumberForm",
    "KinshipForm",
    "LabelForm",
    "LinkForm",
    "MappingForm",
    "MemberForm",
    "MovingForm",
    "MovingHouseholdForm",
    "PaperConsentForm",
    "PersonForm",
    "PlaceChoice",
    "PopulationsForm",
    "ReasonForm",
    "RollForm",
    "SearchForm",
    "SettleLinkForm",
    "UploadForm",
    "WhyForm",
]
