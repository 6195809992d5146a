from lianxin.messaging.models import Message


def unread_count(actor):
    """How many messages wait unread: one query."""
    return Message.objects.filter(user_id=actor.id, read_at__isnull=True).count() if actor.is_user else 0
