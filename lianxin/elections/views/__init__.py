from lianxin.elections.views.elections import (
    act,
    decide,
    decline,
    election,
    hand_over,
    index,
    notice,
    paper,
    plan,
    sheet,
    withdraw,
)
from lianxin.elections.views.recalls import act_on_recall, raise_recall, recall, recalls
from lianxin.elections.views.terms import terms

__all__ = [
    "act",
    "act_on_recall",
    "decide",
    "decline",
    "election",
    "hand_over",
    "index",
    "notice",
    "paper",
    "plan",
    "raise_recall",
    "recall",
    "recalls",
    "sheet",
    "terms",
    "withdraw",
]
