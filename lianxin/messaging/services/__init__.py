from lianxin.messaging.kinds import register_kind
from lianxin.messaging.services.choosing import add_device, add_robot, choose, end_device, end_robot
from lianxin.messaging.services.delivering import deliver_due
from lianxin.messaging.services.gateways import register_gateway
from lianxin.messaging.services.letters import read_mailbox, register_letter_reader
from lianxin.messaging.services.outbox import mark_old_as_sent, mark_past_as_read, notify, notify_place, read_message
from lianxin.messaging.services.periodic import beat, register_periodic, run_due

__all__ = [
    "add_device",
    "add_robot",
    "beat",
    "choose",
    "deliver_due",
    "end_device",
    "end_robot",
    "mark_old_as_sent",
    "mark_past_as_read",
    "notify",
    "notify_place",
    "read_mailbox",
    "read_message",
    "register_gateway",
    "register_kind",
    "register_letter_reader",
    "register_periodic",
    "run_due",
]
