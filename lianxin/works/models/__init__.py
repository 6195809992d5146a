from lianxin.works.models.buying import Amendment, Bid, Evaluator, Purchase, SplitView
from lianxin.works.models.capital import Capital
from lianxin.works.models.collective import Card, CardCheck, CardSeries, Count, Due, Lease
from lianxin.works.models.keeping import Asset, Inspection, UpkeepMoney, UpkeepWork
from lianxin.works.models.money import Commitment, Line, Movement, Payment, PaymentReturn, WageRow
from lianxin.works.models.programme import Measured, Reading
from lianxin.works.models.projects import Change, Project, ProjectSeries, Stage
from lianxin.works.models.voices import Comment
from lianxin.works.models.watching import Acceptance, Monitor, Note, Signing

__all__ = [
    "Acceptance",
    "Amendment",
    "Asset",
    "Bid",
    "Capital",
    "Card",
    "CardCheck",
    "CardSeries",
    "Change",
    "Comment",
    "Commitment",
    "Count",
    "Due",
    "Evaluator",
    "Inspection",
    "Lease",
    "Line",
    "Measured",
    "Monitor",
    "Movement",
    "Note",
    "Payment",
    "PaymentReturn",
    "Project",
    "ProjectSeries",
    "Purchase",
    "Reading",
    "Signing",
    "SplitView",
    "Stage",
    "UpkeepMoney",
    "UpkeepWork",
    "WageRow",
]
