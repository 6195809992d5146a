from lianxin.works.models.buying import Bid, Evaluator, Purchase
from lianxin.works.models.keeping import Asset, Inspection
from lianxin.works.models.money import Line, Movement, Payment
from lianxin.works.models.projects import Change, Project, ProjectSeries, Stage
from lianxin.works.models.watching import Acceptance, Monitor, Note

__all__ = [
    "Acceptance",
    "Asset",
    "Bid",
    "Change",
    "Evaluator",
    "Inspection",
    "Line",
    "Monitor",
    "Movement",
    "Note",
    "Payment",
    "Project",
    "ProjectSeries",
    "Purchase",
    "Stage",
]
