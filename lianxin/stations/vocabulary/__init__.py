"""Words of the stations room: kinds of place, what they offer, and what is recorded of them."""

from lianxin.stations.vocabulary.book import MOST_AT_A_TIME, AppointmentState, Outcome, VisitChannel
from lianxin.stations.vocabulary.cases import (
    CASE_FOR_YOU,
    CASE_TRANSITIONS,
    CASES_ENDED,
    CaseState,
    CaseVerb,
    ChecklistWay,
)
from lianxin.stations.vocabulary.catalogue import ITEM_FIELDS, ImportState
from lianxin.stations.vocabulary.duty import Slot, SwapState
from lianxin.stations.vocabulary.errands import (
    ERRAND_FOR_YOU,
    ERRAND_TRANSITIONS,
    ERRANDS_ENDED,
    ERRANDS_UNDER_WAY,
    ErrandKind,
    ErrandState,
    ErrandVerb,
)
from lianxin.stations.vocabulary.places import Access, HolidayRule, Offer, SlipPaper, StationKind
from lianxin.stations.vocabulary.steps import MessageKind, Satisfaction, SignWay, Transition
from lianxin.stations.vocabulary.tags import AuditTag

__all__ = [
    "CASES_ENDED",
    "CASE_FOR_YOU",
    "CASE_TRANSITIONS",
    "ERRANDS_ENDED",
    "ERRANDS_UNDER_WAY",
    "ERRAND_FOR_YOU",
    "ERRAND_TRANSITIONS",
    "ITEM_FIELDS",
    "MOST_AT_A_TIME",
    "Access",
    "AppointmentState",
    "AuditTag",
    "CaseState",
    "CaseVerb",
    "ChecklistWay",
    "ErrandKind",
    "ErrandState",
    "ErrandVerb",
    "HolidayRule",
    "ImportState",
    "MessageKind",
    "Offer",
    "Outcome",
    "Satisfaction",
    "SignWay",
    "SlipPaper",
    "Slot",
    "StationKind",
    "SwapState",
    "Transition",
    "VisitChannel",
]
