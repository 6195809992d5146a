from lianxin.messaging.services.outbox import notify
from lianxin.messaging.services.periodic import register_periodic

__all__ = ["notify", "register_periodic"]
