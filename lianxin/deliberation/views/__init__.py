from lianxin.deliberation.views.meetings import (
    act_on_item,
    act_on_meeting,
    attendance,
    bodies,
    body,
    meeting,
    meetings,
    new_body,
    plan,
)
from lianxin.deliberation.views.topics import act_on_topic, hall, propose, topic, topics

__all__ = [
    "act_on_item",
    "act_on_meeting",
    "act_on_topic",
    "attendance",
    "bodies",
    "body",
    "hall",
    "meeting",
    "meetings",
    "new_body",
    "plan",
    "propose",
    "topic",
    "topics",
]
