from lianxin.liaison.services.assigning import Change, adopt_assignments, assign, decline, end_assignment
from lianxin.liaison.services.enrolling import change_liaison, enrol_liaison, leave_liaison

__all__ = [
    "Change",
    "adopt_assignments",
    "assign",
    "change_liaison",
    "decline",
    "end_assignment",
    "enrol_liaison",
    "leave_liaison",
]
