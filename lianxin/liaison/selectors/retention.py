"""What was written down at doors and has been kept long enough, by the rules of its place, and is not held by law."""

from dataclasses import dataclass

from django.db.models import Min, Q, QuerySet

from lianxin.kit import clock
from lianxin.liaison.models import Confirmation, Contact, Event, Promise, Refusal, Visit
from lianxin.liaison.vocabulary import Occasion
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory


@dataclass(frozen=True)
class Past:
    """Rows of one place that still hold what should be gone."""

    texts: QuerySet
    words: QuerySet
    promises: QuerySet
    refusals: QuerySet
    records: QuerySet
    events: QuerySet


def past(division, *, texts_before, records_before):
    """Words written before one moment, the contents of visits before another; no query yet."""
    held = Q(person__in=people.persons_on_hold()) | Q(household__in=people.households_on_hold())
    contacts = Contact.objects.filter(division=division).exclude(held)
    visits = Visit.objects.filter(contact__in=contacts)
    refused = Refusal.objects.filter(division_path=division.path, received_at__lt=texts_before)
    return Past(
        texts=visits.filter(met_at__lt=texts_before).exclude(note="", done=""),
        words=Confirmation.objects.filter(visit__contact__in=contacts, at__lt=texts_before).exclude(words=""),
        promises=Promise.objects.filter(contact__in=contacts, settled_at__lt=texts_before).exclude(words=""),
        refusals=refused.filter(Q(contact__isnull=True) | Q(contact__in=contacts)).exclude(payload=""),
        records=visits.filter(met_at__lt=records_before).exclude(topics=[], occasion=Occasion.ROUTINE),
        events=Event.objects.filter(contact__in=contacts, due_on__lt=clock.day_of(records_before)),
    )


def places_with_texts():
    """Places in which something was written down at a door or came from a phone in vain: some three queries."""
    one_each = Contact.objects.values("division").annotate(first=Min("pk")).values("first")
    places = {each.division for each in Contact.objects.filter(pk__in=one_each).select_related("division")}
    known = {place.path for place in places}
    paths = Refusal.objects.exclude(division_path__in=known).values_list("division_path", flat=True).distinct()
    return sorted(
        places | {place for path in paths if (place := territory.division_at(path))}, key=lambda each: each.path
    )
