from lianxin.deliberation.services.bodies import add_members, end_member, set_up_body
from lianxin.deliberation.services.meetings import add_item, call_meeting, cancel_meeting, plan_meeting
from lianxin.deliberation.services.minutes import answer_objection, object_to_minutes, validate_minutes, write_minutes
from lianxin.deliberation.services.sittings import (
    close_meeting,
    enter_attendance,
    open_meeting,
    record_vote,
    recuse,
    sign_in,
)
from lianxin.deliberation.services.topics import (
    accept_topic,
    conclude_topic,
    decline_topic,
    propose_topic,
    publish_topic,
    refer_topic,
    sign_topic,
)

__all__ = [
    "accept_topic",
    "add_item",
    "add_members",
    "answer_objection",
    "call_meeting",
    "cancel_meeting",
    "close_meeting",
    "conclude_topic",
    "decline_topic",
    "end_member",
    "enter_attendance",
    "object_to_minutes",
    "open_meeting",
    "plan_meeting",
    "propose_topic",
    "publish_topic",
    "record_vote",
    "recuse",
    "refer_topic",
    "set_up_body",
    "sign_in",
    "sign_topic",
    "validate_minutes",
    "write_minutes",
]
