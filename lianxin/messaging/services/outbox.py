from lianxin.kit import clock
from lianxin.messaging.models import Delivery, Message
from lianxin.messaging.vocabulary import ChannelKind, DeliveryState


def notify(*, to, kind, title, body, url="", key, urgent=False):
    """Queue a message in the running transaction; the worker delivers it after commit.

    ``key`` makes it idempotent: the same key twice is one message. Returns the message, or ``None`` when it was
    queued before.
    """
    now = clock.now()
    message, is_new = Message.objects.get_or_create(
        key=key[:160],
        defaults={
            "user_id": to.user_id,
            "phone": to.phone,
            "email": to.email,
            "name": to.name[:40],
            "kind": kind,
            "title": title[:120],
            "body": body,
            "url": url,
            "is_urgent": urgent,
            "created_at": now,
        },
    )
    if not is_new:
        return None
    channels = [ChannelKind.IN_APP] if to.user_id else []
    if to.phone:
        channels.append(ChannelKind.SMS)
    if to.email:
        channels.append(ChannelKind.EMAIL)
    Delivery.objects.bulk_create(
        Delivery(
            message=message,
            channel=channel,
            state=DeliveryState.SENT if channel == ChannelKind.IN_APP else DeliveryState.PENDING,
            sent_at=now if channel == ChannelKind.IN_APP else None,
            next_try_at=now,
        )
        for channel in channels
    )
    return message
