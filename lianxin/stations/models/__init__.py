from lianxin.stations.models.cases import CaseStep, ServiceCase
from lianxin.stations.models.catalogue import ServiceImport, ServiceItem
from lianxin.stations.models.duty import Attendant, DutyPattern, DutyShift, Swap
from lianxin.stations.models.errands import Errand, ErrandStep, Original
from lianxin.stations.models.intake import Appointment, IntakeEntry
from lianxin.stations.models.places import SpecialDay, Station
from lianxin.stations.models.series import NumberSeries

__all__ = [
    "Appointment",
    "Attendant",
    "CaseStep",
    "DutyPattern",
    "DutyShift",
    "Errand",
    "ErrandStep",
    "IntakeEntry",
    "NumberSeries",
    "Original",
    "ServiceCase",
    "ServiceImport",
    "ServiceItem",
    "SpecialDay",
    "Station",
    "Swap",
]
