from lianxin.deliberation.models.bodies import Body, BodyMember
from lianxin.deliberation.models.meetings import Attendance, Item, Meeting, Recusal, Seat
from lianxin.deliberation.models.minutes import Minutes, MinutesObjection
from lianxin.deliberation.models.topics import Topic, TopicSignature

__all__ = [
    "Attendance",
    "Body",
    "BodyMember",
    "Item",
    "Meeting",
    "Minutes",
    "MinutesObjection",
    "Recusal",
    "Seat",
    "Topic",
    "TopicSignature",
]
