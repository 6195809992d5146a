from lianxin.messaging.models.choices import Preference, PushDevice, Robot
from lianxin.messaging.models.hooks import Hook, HookDelivery, HookEvent
from lianxin.messaging.models.letters import ReceivedMail
from lianxin.messaging.models.outbox import Delivery, Message
from lianxin.messaging.models.worker import Heartbeat, PeriodicRun

__all__ = [
    "Delivery",
    "Heartbeat",
    "Hook",
    "HookDelivery",
    "HookEvent",
    "Message",
    "PeriodicRun",
    "Preference",
    "PushDevice",
    "ReceivedMail",
    "Robot",
]
