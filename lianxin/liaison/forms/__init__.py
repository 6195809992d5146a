from lianxin.liaison.forms.assigning import AssignForm, EndForm, EnrolForm, LiaisonForm
from lianxin.liaison.forms.planning import PlanForm, RowForm
from lianxin.liaison.forms.records import read_record
from lianxin.liaison.forms.visits import CardForm, EventForm, PaperVisitForm

__all__ = [
    "AssignForm",
    "CardForm",
    "EndForm",
    "EnrolForm",
    "EventForm",
    "LiaisonForm",
    "PaperVisitForm",
    "PlanForm",
    "RowForm",
    "read_record",
]
