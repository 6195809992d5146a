from lianxin.messaging.models.outbox import Delivery, Message

__all__ = ["Delivery", "Message"]
