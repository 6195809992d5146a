"""A sample's past, and that of a restored copy: what was told then is dated then, was sent and mostly read."""

import functools

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from lianxin.kit import clock
from lianxin.messaging.models import Delivery, Message
from lianxin.messaging.services.outbox import told_at
from lianxin.messaging.vocabulary import OPEN_STATES, DeliveryState

_AT_ONCE = 500


class dated:
    """The services of a room as a sample calls them: what one tells bears the moment ``at`` which it is given."""

    def __init__(self, services):
        self._services = services

    def __getattr__(self, name):
        service = getattr(self._services, name)
        if not getattr(service, "is_action", False):
            return service

        @functools.wraps(service)
        def run(*args, at=None, **values):
            if at is None:
                return service(*args, **values)
            with told_at(at):
                return service(*args, at=at, **values)

        return run


def mark_past_as_read(*, newest):
    """Of each person's messages all but the ``newest`` were read. Returns how many that are."""
    number = Window(RowNumber(), partition_by=F("user_id"), order_by=[F("created_at").desc(), F("id").desc()])
    waiting = Message.objects.filter(user_id__isnull=False, read_at__isnull=True).alias(number=number)
    past = list(waiting.filter(number__gt=newest).values_list("pk", flat=True))
    for start in range(0, len(past), _AT_ONCE):
        Message.objects.filter(pk__in=past[start : start + _AT_ONCE]).update(read_at=clock.now())
    return len(past)


def mark_old_as_sent(*, before):
    """What was due before is not sent any more. Returns how many."""
    told = Message.objects.filter(
        created_at__lt=before
    )  # a join here PostgreSQL would put into a query of its own, row by row
    old = Delivery.objects.filter(state__in=OPEN_STATES, message__in=told)
    return old.update(state=DeliveryState.SENT, sent_at=before, leased_until=None)
