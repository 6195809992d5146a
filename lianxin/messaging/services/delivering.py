"""The outbox is emptied. No transaction is open while the network is spoken to.

A delivery is claimed by one conditional update that counts the attempt and sets the lease (``next_try_at``). A
worker that dies leaves the lease to run out; the delivery is then sent again under the same key.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from lianxin.kit import clock
from lianxin.messaging.calc.timing import wait_after
from lianxin.messaging.models import Delivery, HookDelivery
from lianxin.messaging.services import gateways
from lianxin.messaging.services.hooking import send_to_hook
from lianxin.messaging.vocabulary import OPEN_STATES, DeliveryState

LEASE = timedelta(seconds=60)
BATCH = 100
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Queue:
    """Rows that wait to be sent: ``owner`` names the receiver, who is left alone for this round once it has failed."""

    model: type[models.Model]
    related: tuple[str, ...]
    send: Callable
    ready: Q
    owner: str = ""

    def due(self):
        rows = self.model._default_manager.filter(self.ready, state__in=OPEN_STATES, next_try_at__lte=clock.now())
        return list(rows.select_related(*self.related).order_by("next_try_at")[:BATCH])


_QUEUES = (
    _Queue(Delivery, ("message", "robot", "device"), gateways.send, Q()),
    _Queue(
        HookDelivery, ("hook", "event"), send_to_hook, Q(hook__paused_at=None, hook__ended_at=None), owner="hook_id"
    ),
)


def deliver_due(*, is_stopping=lambda: False):
    """Try what is due, at most one batch of each queue; returns how many were tried."""
    return sum(_empty(queue, is_stopping) for queue in _QUEUES)


def _empty(queue, is_stopping):
    tried, failing = 0, set()
    for delivery in queue.due():
        if is_stopping():
            break
        owner = getattr(delivery, queue.owner) if queue.owner else None
        if owner not in failing and _claim(delivery):
            tried += 1
            if not _try(delivery, queue.send) and owner is not None:
                failing.add(owner)
    return tried


def _claim(delivery):
    """Whether this worker is the one: the attempt counted before must still be the last."""
    until = clock.now() + LEASE
    seen = delivery.attempts
    delivery.attempts = seen + 1
    mine = type(delivery).objects.filter(pk=delivery.pk, attempts=seen, state__in=OPEN_STATES)
    mine = mine.filter(next_try_at=delivery.next_try_at)
    return mine.update(state=DeliveryState.SENDING, attempts=F("attempts") + 1, leased_until=until, next_try_at=until)


def _try(delivery, send):
    try:
        send(delivery)
    except gateways.NeverDelivered as error:
        _settle(delivery, state=DeliveryState.GIVEN_UP, last_error=str(error)[:300])
    except Exception as error:  # a gateway may fail in any way; the reason is kept and shown
        log.info("delivery %s failed: %s", delivery.pk, error)
        _failed(delivery, str(error) or type(error).__name__)
    else:
        now = clock.now()
        _settle(delivery, state=DeliveryState.SENT, sent_at=now, last_error="")
        return True
    return False


def _failed(delivery, reason):
    wait = wait_after(delivery.attempts)
    if wait is None:
        _settle(delivery, state=DeliveryState.GIVEN_UP, last_error=reason[:300])
    else:
        _settle(delivery, state=DeliveryState.PENDING, next_try_at=clock.now() + wait, last_error=reason[:300])


def _settle(delivery, **outcome):
    type(delivery).objects.filter(pk=delivery.pk, attempts=delivery.attempts).update(leased_until=None, **outcome)
