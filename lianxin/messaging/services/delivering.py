"""The outbox is emptied. No transaction is open while the network is spoken to.

A delivery is claimed by one conditional update that counts the attempt and sets the lease (``next_try_at``). A
worker that dies leaves the lease to run out; the delivery is then sent again under the same key.
"""

import logging
from datetime import timedelta

from django.db.models import F

from lianxin.kit import clock
from lianxin.messaging.calc.timing import wait_after
from lianxin.messaging.models import Delivery
from lianxin.messaging.services import gateways
from lianxin.messaging.vocabulary import OPEN_STATES, DeliveryState

LEASE = timedelta(seconds=60)
BATCH = 100
log = logging.getLogger(__name__)


def deliver_due(*, is_stopping=lambda: False):
    """Try what is due, at most one batch; returns how many were tried."""
    due = Delivery.objects.filter(state__in=OPEN_STATES, next_try_at__lte=clock.now())
    tried = 0
    for delivery in list(due.select_related("message", "robot", "device").order_by("next_try_at")[:BATCH]):
        if is_stopping():
            break
        if _claim(delivery):
            _try(delivery)
            tried += 1
    return tried


def _claim(delivery):
    """Whether this worker is the one: the attempt counted before must still be the last."""
    until = clock.now() + LEASE
    seen = delivery.attempts
    delivery.attempts = seen + 1
    mine = Delivery.objects.filter(pk=delivery.pk, attempts=seen, state__in=OPEN_STATES)
    mine = mine.filter(next_try_at=delivery.next_try_at)
    return mine.update(state=DeliveryState.SENDING, attempts=F("attempts") + 1, leased_until=until, next_try_at=until)


def _try(delivery):
    try:
        gateways.send(delivery)
    except gateways.NeverDelivered as error:
        _settle(delivery, state=DeliveryState.GIVEN_UP, last_error=str(error)[:300])
    except Exception as error:  # a gateway may fail in any way; the reason is kept and shown
        log.info("delivery %s failed: %s", delivery.pk, error)
        _failed(delivery, str(error) or type(error).__name__)
    else:
        now = clock.now()
        _settle(delivery, state=DeliveryState.SENT, sent_at=now, last_error="")


def _failed(delivery, reason):
    wait = wait_after(delivery.attempts)
    if wait is None:
        _settle(delivery, state=DeliveryState.GIVEN_UP, last_error=reason[:300])
    else:
        _settle(delivery, state=DeliveryState.PENDING, next_try_at=clock.now() + wait, last_error=reason[:300])


def _settle(delivery, **outcome):
    Delivery.objects.filter(pk=delivery.pk, attempts=delivery.attempts).update(leased_until=None, **outcome)
