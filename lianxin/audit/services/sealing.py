"""Tying audit events to the public log.

Events hold personal data and stay inside; a salted hash over each run of them goes into the log, so that whoever
changes an event behind the triggers' back is found out by ``lianxin verify``.
"""

import secrets

from django.db import connection, transaction

from lianxin.audit.calc.sealing import events_digest
from lianxin.audit.models import AuditEvent, EventSeal
from lianxin.audit.selectors.seals import event_rows, last_sealed_id
from lianxin.audit.services.publishing import publish_fact, take_turn
from lianxin.audit.vocabulary import EVENTS_SEALED
from lianxin.kit.actions import action


def seal_events(*, at=None):
    """Seal every event since the last seal; returns the seal, or ``None`` when there is nothing new.

    The hash is computed before the write begins, so a long run of events holds nobody up.
    """
    first, last = last_sealed_id() + 1, _settled_id()
    if last < first:
        return None
    salt = secrets.token_bytes(16)
    digest, count = events_digest(salt, event_rows(first, last))
    return _publish(EventSeal(first_id=first, last_id=last, count=count, salt=salt, digest=digest), at)


@action
def _publish(seal, at):
    take_turn()
    if last_sealed_id() != seal.first_id - 1:  # somebody else sealed meanwhile
        return EventSeal.objects.order_by("-last_id").first()
    payload = {"first": seal.first_id, "last": seal.last_id, "count": seal.count, "digest": seal.digest}
    seal.entry_number = publish_fact(EVENTS_SEALED, payload, at=at).number
    seal.save()
    return seal


def _settled_id():
    """The highest event id below which nothing can still appear.

    On PostgreSQL a lower id may be committed after a higher one; the lock waits for every writer on the way.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE audit_auditevent IN SHARE MODE")
        return AuditEvent.objects.order_by("-id").values_list("id", flat=True).first() or 0
