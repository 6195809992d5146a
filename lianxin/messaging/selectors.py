from datetime import timedelta

from lianxin.kit import clock, paging
from lianxin.messaging.models import Heartbeat, Message

ALIVE_WITHIN = timedelta(minutes=2)


def unread_count(actor):
    """How many messages wait unread: one query."""
    return Message.objects.filter(user_id=actor.id, read_at__isnull=True).count() if actor.is_user else 0


def inbox(actor, *, cursor=""):
    """A page of the messages to this person, newest first."""
    own = Message.objects.filter(user_id=actor.id) if actor.is_user else Message.objects.none()
    return paging.page(own, order=("-created_at", "-id"), cursor=cursor)


def own_message(actor, public_id):
    """A message to this person, or ``None``."""
    return Message.objects.filter(user_id=actor.id, public_id=public_id).first() if actor.is_user else None


def is_worker_alive():
    """Whether the background worker was seen in the last two minutes."""
    return Heartbeat.objects.filter(seen_at__gte=clock.now() - ALIVE_WITHIN).exists()
