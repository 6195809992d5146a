from lianxin.alliances.views.pages import (
    alliance,
    charter_paper,
    index,
    item,
    lists,
    match,
    matches,
    meeting,
    meeting_paper,
    suggestions,
)
from lianxin.alliances.views.steps import act, act_on_item, act_on_match, act_on_member, found, recall

__all__ = [
    "act",
    "act_on_item",
    "act_on_match",
    "act_on_member",
    "alliance",
    "charter_paper",
    "found",
    "index",
    "item",
    "lists",
    "match",
    "matches",
    "meeting",
    "meeting_paper",
    "recall",
    "suggestions",
]
