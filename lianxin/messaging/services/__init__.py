from lianxin.messaging.kinds import register_event, register_kind
from lianxin.messaging.services.choosing import (
    add_device,
    add_robot,
    choose,
    end_device,
    end_robot,
    prove_email,
    send_code_again,
)
from lianxin.messaging.services.delivering import deliver_due
from lianxin.messaging.services.gateways import register_gateway
from lianxin.messaging.services.hooks import (
    add_hook,
    announce,
    end_hook,
    forget_events,
    pause_hook,
    renew_secret,
    resume_hook,
    send_again,
    try_hook,
)
from lianxin.messaging.services.letters import read_mailbox, register_letter_reader
from lianxin.messaging.services.outbox import (
    forget_messages,
    notify,
    notify_all,
    notify_place,
    read_message,
)
from lianxin.messaging.services.past import dated, mark_old_as_sent, mark_past_as_read
from lianxin.messaging.services.periodic import beat, register_periodic, run_due

__all__ = [
    "add_device",
    "add_hook",
    "add_robot",
    "announce",
    "beat",
    "choose",
    "dated",
    "deliver_due",
    "end_device",
    "end_hook",
    "end_robot",
    "forget_events",
    "forget_messages",
    "mark_old_as_sent",
    "mark_past_as_read",
    "notify",
    "notify_all",
    "notify_place",
    "pause_hook",
    "prove_email",
    "read_mailbox",
    "read_message",
    "register_event",
    "register_gateway",
    "register_kind",
    "register_letter_reader",
    "register_periodic",
    "renew_secret",
    "resume_hook",
    "run_due",
    "send_again",
    "send_code_again",
    "try_hook",
]
