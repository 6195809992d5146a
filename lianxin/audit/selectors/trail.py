from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from lianxin.audit.models import AuditEvent
from lianxin.audit.policies import readable_events
from lianxin.audit.selectors.words import private_roles, veiled
from lianxin.kit.paging import Page, page

#: On PostgreSQL numbers are given when a change begins: so many others may be stored in between.
_BEGUN_EARLY = 100


@dataclass(frozen=True)
class Question:
    """What the reader of the trail looks for; an empty part asks for nothing."""

    subject: str = ""
    person: str = ""
    first_day: object = None
    last_day: object = None


def events_of(subject_kind, *ids):
    """Events of one subject or several of a kind, newest first; a queryset to be cut or paged by the caller."""
    return AuditEvent.objects.filter(subject_kind=subject_kind, subject_id__in=map(str, ids)).order_by("-at", "-id")


def events_page(subject_kind, subject_id, *, cursor="", size=100):
    """A page of the events of one subject, newest first."""
    return page(events_of(subject_kind, subject_id), order=("-at", "-id"), cursor=cursor, size=size)


def version():
    """A value that differs after every recorded change, also of one that was begun early and stored late: one query."""
    newest = AuditEvent.objects.order_by("-id").values_list("id", flat=True)[:_BEGUN_EARLY]
    return hash(tuple(newest))


def trail(actor, question=None, *, cursor="", size=20):
    """One page of the events within the actor's scope, newest first, and the ids of those veiled from the actor."""
    asked = _narrowed(readable_events(actor), question or Question())
    # Ids first: the index alone answers that, and a village's whole history is not fetched to sort it.
    keys = page(asked.values("at", "id"), order=("-at", "-id"), cursor=cursor, size=size)
    stored = AuditEvent.objects.in_bulk([key["id"] for key in keys])
    events = [stored[key["id"]] for key in keys]
    return Page(events, keys.next_cursor), veiled(actor, events)


def _narrowed(events, question):
    if question.subject:
        events = events.filter(subject_id=question.subject)
    if question.person:
        events = events.filter(actor_name=question.person).exclude(actor_role__in=private_roles())
    if question.first_day:
        events = events.filter(at__gte=_midnight(question.first_day))
    if question.last_day:
        events = events.filter(at__lt=_midnight(question.last_day + timedelta(days=1)))
    return events


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))
