from lianxin.works.models.money import Line, Movement, Payment
from lianxin.works.models.projects import Change, Project, ProjectSeries, Stage
from lianxin.works.models.watching import Acceptance, Monitor, Note

__all__ = [
    "Acceptance",
    "Change",
    "Line",
    "Monitor",
    "Movement",
    "Note",
    "Payment",
    "Project",
    "ProjectSeries",
    "Stage",
]
