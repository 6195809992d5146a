from lianxin.messaging.views.hooks import act_on_hook, hook, hooks, renew_secret, send_again
from lianxin.messaging.views.people import (
    add_device,
    channels,
    choose,
    end_channel,
    end_device,
    healthz,
    inbox,
    open_message,
    prove_email,
    send_email_code,
    service_worker,
)

__all__ = [
    "act_on_hook",
    "add_device",
    "channels",
    "choose",
    "end_channel",
    "end_device",
    "healthz",
    "hook",
    "hooks",
    "inbox",
    "open_message",
    "prove_email",
    "renew_secret",
    "send_again",
    "send_email_code",
    "service_worker",
]
