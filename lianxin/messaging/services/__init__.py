from lianxin.messaging.services.delivering import deliver_due
from lianxin.messaging.services.gateways import register_gateway
from lianxin.messaging.services.outbox import notify, read_message
from lianxin.messaging.services.periodic import beat, register_periodic, run_due

__all__ = ["beat", "deliver_due", "notify", "read_message", "register_gateway", "register_periodic", "run_due"]
