"""The outbox is emptied. No transaction is open while the network is spoken to.

A delivery is claimed by one conditional update that counts the attempt and sets the lease (``next_try_at``). A
worker that dies leaves the lease to run out; the delivery is then sent again under the same key.

Nothing rings in quiet hours that is not urgent, neither at the first try nor at a later one, nor when the worker was down
while it was due: it waits for the morning.

Another system hears of one case in the order things happened: what it has not taken is sent before what came later.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from lianxin.kit import clock
from lianxin.messaging.calc.timing import after_quiet_hours, wait_after
from lianxin.messaging.models import Delivery, HookDelivery
from lianxin.messaging.services import gateways
from lianxin.messaging.services.hooking import send_to_hook
from lianxin.messaging.vocabulary import OPEN_STATES, DeliveryState

LEASE = timedelta(seconds=60)
BATCH = 100
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Queue:
    """Rows that wait to be sent.

    ``owner`` names the receiver, who is left alone for this round once it has failed; ``is_too_early`` says of a row
    that another must arrive first, and ``may_go_at(row, at)`` when it may go from ``at`` on.
    """

    model: type[models.Model]
    related: tuple[str, ...]
    send: Callable
    ready: Callable[[], Q] = Q
    owner: str = ""
    is_too_early: Callable = lambda _row: False
    may_go_at: Callable = lambda _row, at: at

    def due(self):
        now = clock.now()
        rows = self.model._default_manager.filter(self.ready(), state__in=OPEN_STATES, next_try_at__lte=now)
        found = rows.select_related(*self.related).order_by("next_try_at", "pk")[:BATCH]
        return sorted(found, key=lambda row: row.pk)


def _earlier(hook, subject, event):
    """What a system has yet to take of one case before ``event``."""
    return HookDelivery.objects.filter(hook=hook, event__subject=subject, event__lt=event, state__in=OPEN_STATES)


def _is_too_early(delivery):
    return _earlier(delivery.hook_id, delivery.event.subject, delivery.event_id).exists()


def _systems_that_listen():
    waiting = _earlier(OuterRef("hook"), OuterRef("event__subject"), OuterRef("event")).filter(
        next_try_at__gt=clock.now()
    )
    return Q(~Exists(waiting), hook__paused_at=None, hook__ended_at=None)


def _after_quiet(delivery, at):
    """The first moment from ``at`` on that this may ring: outside the quiet hours of whom it is for, unless it is urgent."""
    message = delivery.message
    if message.is_urgent:
        return at
    choice = getattr(message.user, "message_preference", None)
    quiet = (choice.quiet_from, choice.quiet_until) if choice else ()
    return after_quiet_hours(timezone.localtime(at), *quiet)


_QUEUES = (
    _Queue(Delivery, ("message__user__message_preference", "robot", "device"), gateways.send, may_go_at=_after_quiet),
    _Queue(HookDelivery, ("hook", "event"), send_to_hook, _systems_that_listen, "hook_id", _is_too_early),
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
        if owner in failing or queue.is_too_early(delivery) or _is_put_off(queue, delivery):
            continue
        if _claim(delivery):
            tried += 1
            if not _try(delivery, queue) and owner is not None:
                failing.add(owner)
    return tried


def _is_put_off(queue, delivery):
    """Whether it may not go now; it is then due when it may."""
    now = clock.now()
    if (at := queue.may_go_at(delivery, now)) <= now:
        return False
    type(delivery).objects.filter(pk=delivery.pk, attempts=delivery.attempts, state__in=OPEN_STATES).update(
        next_try_at=at
    )
    return True


def _claim(delivery):
    """Whether this worker is the one: the attempt counted before must still be the last."""
    until = clock.now() + LEASE
    seen = delivery.attempts
    delivery.was_cut_off = delivery.state == DeliveryState.SENDING
    delivery.attempts = seen + 1
    mine = type(delivery).objects.filter(pk=delivery.pk, attempts=seen, state__in=OPEN_STATES)
    mine = mine.filter(next_try_at=delivery.next_try_at)
    return mine.update(state=DeliveryState.SENDING, attempts=F("attempts") + 1, leased_until=until, next_try_at=until)


def _try(delivery, queue):
    try:
        queue.send(delivery)
    except gateways.NotConnected as error:
        _settle(delivery, state=DeliveryState.NO_GATEWAY, last_error=str(error)[:300])
    except gateways.NeverDelivered as error:
        _settle(delivery, state=DeliveryState.GIVEN_UP, last_error=str(error)[:300])
    except Exception as error:  # a gateway may fail in any way; the reason is kept and shown
        log.info("delivery %s failed: %s", delivery.pk, error)
        _failed(delivery, queue, str(error) or type(error).__name__)
    else:
        now = clock.now()
        _settle(delivery, state=DeliveryState.SENT, sent_at=now, last_error="")
        return True
    return False


def _failed(delivery, queue, reason):
    wait = wait_after(delivery.attempts)
    if wait is None:
        _settle(delivery, state=DeliveryState.GIVEN_UP, last_error=reason[:300])
    else:
        _settle(
            delivery,
            state=DeliveryState.PENDING,
            next_try_at=queue.may_go_at(delivery, clock.now() + wait),
            last_error=reason[:300],
        )


def _settle(delivery, **outcome):
    type(delivery).objects.filter(pk=delivery.pk, attempts=delivery.attempts).update(leased_until=None, **outcome)
