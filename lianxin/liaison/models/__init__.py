from lianxin.liaison.models.assignments import Assignment, Contact
from lianxin.liaison.models.liaisons import Liaison
from lianxin.liaison.models.phones import Phone, Refusal
from lianxin.liaison.models.plans import Plan, PlanPart, PlanRow
from lianxin.liaison.models.visits import AskedErrand, Confirmation, Event, Promise, RaisedNeed, Visit

__all__ = [
    "AskedErrand",
    "Assignment",
    "Confirmation",
    "Contact",
    "Event",
    "Liaison",
    "Phone",
    "Plan",
    "PlanPart",
    "PlanRow",
    "Promise",
    "RaisedNeed",
    "Refusal",
    "Visit",
]
