from django.utils import timezone

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.messaging.calc.timing import after_quiet_hours
from lianxin.messaging.models import Delivery, Message
from lianxin.messaging.vocabulary import ChannelKind, DeliveryState


def notify(*, to, kind, title, body, url="", key, urgent=False):
    """Queue a message in the running transaction; the worker delivers it after commit.

    ``key`` makes it idempotent: the same key twice is one message. Returns the message, or ``None`` when it was
    queued before. Outside the house nothing rings between 21:00 and 7:00 unless it is ``urgent``.
    """
    now = clock.now()
    may_ring_at = now if urgent else after_quiet_hours(timezone.localtime(now))
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
            next_try_at=may_ring_at,
        )
        for channel in channels
    )
    return message


@action
def read_message(*, message, by):
    """A person opened a message of their own; reading it again changes nothing."""
    Message.objects.filter(pk=message.pk, user_id=by.id, read_at__isnull=True).update(read_at=clock.now())
