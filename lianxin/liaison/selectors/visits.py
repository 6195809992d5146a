"""Visits, promises, and when a household is due again."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.sql import compiled
from lianxin.kit.tree import within, within_any
from lianxin.liaison.calc.rhythm import Touch, due_on
from lianxin.liaison.calc.routes import round_trip
from lianxin.liaison.models import AskedErrand, Assignment, Event, Promise, RaisedNeed, Visit
from lianxin.liaison.vocabulary import AssignmentKind, Channel, PromiseState
from lianxin.people import selectors as people
from lianxin.stations.vocabulary import ERRANDS_ENDED
from lianxin.territory import selectors as territory

#: Phones and computers agree on the time to within this.
_GRACE = timedelta(minutes=5)


def assignment_at(contact, user_id, moment):
    """The assignment by which this account kept in touch with a contact at a moment, or ``None``."""
    held = _assignments_at(contact.pk, user_id, moment, moment + _GRACE) if user_id is not None else []
    return held[0] if held else None


@compiled
def _assignments_at(contact, user_id, ends_after, begins_by):
    held = Q(ends_at__isnull=True) | Q(ends_at__gte=ends_after)
    return (
        Assignment.objects.filter(held, contact_id=contact, liaison__user_id=user_id, starts_at__lte=begins_by)
        .select_related("liaison__user", "liaison__division")
        .order_by("-starts_at")[:1]
    )


def authors_of(contact, user_id=None):
    """Liaisons who keep or kept in touch with a contact, the present ones first; only this account's when one is named."""
    held = contact.assignments.select_related("liaison__user").order_by("-ends_at", "-starts_at", "-id")
    if user_id is not None:
        held = held.filter(liaison__user_id=user_id)
    rows = sorted(held, key=lambda each: each.ends_at is not None)
    return list({each.liaison_id: each.liaison for each in rows}.values())


def find_visit(public_id):
    """A visit with its contact, or ``None``."""
    return Visit.objects.select_related("contact__household", "contact__person").filter(public_id=public_id).first()


def find_promise(public_id):
    """A promise with its contact and keeper, or ``None``."""
    return Promise.objects.select_related("contact__person", "keeper").filter(public_id=public_id).first()


def visited_paths(path, first):
    """Paths of the places at and below one in which somebody was seen or spoken to from a day on: one query."""
    met = Visit.objects.filter(within(path, "division_path"), met_at__gte=clock.day_start(first), spoken_to__gt=0)
    return set(met.order_by().values_list("division_path", flat=True).distinct())


def visits_of(contact, size=20):
    """The newest visits with what the household said and which needs and errands came of them: three queries."""
    return list(
        contact.visits.select_related("confirmation", "author")
        .prefetch_related(
            Prefetch("raised", RaisedNeed.objects.select_related("need")),
            Prefetch("asked", AskedErrand.objects.select_related("errand")),
        )
        .order_by("-met_at", "-id")[:size]
    )


def open_errands(contact_ids):
    """``{contact id: [errand, …]}`` asked for at their door and not ended: one query."""
    found = defaultdict(list)
    asked = AskedErrand.objects.filter(visit__contact__in=contact_ids).exclude(
        errand__state__in=[str(state) for state in ERRANDS_ENDED]
    )
    for each in asked.select_related("visit", "errand").order_by("id"):
        found[each.visit.contact_id].append(each.errand)
    return found


def promises_of(contact, size=30):
    """Promises, the open ones first, then by day: one query."""
    found = contact.promises.exclude(state=PromiseState.PASSED_ON).select_related("keeper__user")
    return sorted(found.order_by("due_on", "id")[:size], key=lambda each: each.state != PromiseState.OPEN)


def event_due(contact, happened_on):
    """By when somebody looks in after something happened there."""
    return happened_on + timedelta(days=territory.profile(contact.division).value("visit.event_days"))


@dataclass(frozen=True)
class Due:
    """When somebody is to be seen next, and why: a rhythm, an event, or what was agreed at the door."""

    on: object
    why: str  # ordinary | priority | event | agreed
    event: Event | None = None


def dues_of(assignments, profile_of=territory.profile):
    """``{contact id: Due}`` for these lead and deputy assignments: four queries and one profile for each place."""
    contacts = {each.contact_id: each.contact for each in assignments}
    since = {each.contact_id: clock.day_of(each.starts_at) for each in assignments}
    touches, agreed, events = defaultdict(list), {}, {}
    recent = clock.now() - timedelta(days=400)
    visits = Visit.objects.filter(contact__in=list(contacts), met_at__gte=recent).order_by("met_at", "id")
    for pk, met_at, channel, next_on in visits.values_list("contact_id", "met_at", "channel", "next_on"):
        touches[pk].append(Touch(clock.day_of(met_at), Channel(channel).is_in_person))
        agreed[pk] = next_on
    for event in Event.objects.filter(contact__in=list(contacts), met_by__isnull=True).order_by("-due_on"):
        events[event.contact_id] = event
    priority = people.priority_households([each.household_id for each in contacts.values() if each.household_id])
    rules, found = {}, {}
    for pk, contact in contacts.items():
        if contact.division_id not in rules:
            rules[contact.division_id] = profile_of(contact.division)
        is_priority = contact.household_id in priority
        why = "priority" if is_priority else "ordinary"
        days = rules[contact.division_id].value(f"visit.{why}_days")
        found[pk] = _earliest(
            Due(due_on(touches[pk], since=since[pk], is_priority=is_priority, days=days), why),
            Due(agreed[pk], "agreed") if agreed.get(pk) else None,
            Due(events[pk].due_on, "event", events[pk]) if pk in events else None,
        )
    return found


def _earliest(*dues):
    return min((due for due in dues if due), key=lambda due: due.on)


def last_visits(contact_ids):
    """``{contact id: newest visit}``: one query."""
    found = {}
    for visit in Visit.objects.filter(contact__in=contact_ids).order_by("met_at", "id"):
        found[visit.contact_id] = visit
    return found


def open_promises(contact_ids):
    """``{contact id: [promise, …]}`` still open, by day: one query."""
    found = defaultdict(list)
    held = Promise.objects.filter(contact__in=contact_ids, state=PromiseState.OPEN)
    for promise in held.select_related("keeper__user").order_by("due_on", "id"):
        found[promise.contact_id].append(promise)
    return found


def spots_of(held, user_id):
    """``(own spot, {contact id: spot})`` of these assignments, in metres, where known: one query.

    Where the liaison lives is where a round begins; nobody asks where the liaison is.
    """
    homes = {each.contact_id: each.contact.household for each in held if each.contact.household_id}
    own = people.households_of_users([user_id]).get(user_id)
    spots = people.spots([*homes.values(), *([own] if own else [])])
    return own and spots.get(own.pk), {pk: spots[home.pk] for pk, home in homes.items() if home.pk in spots}


def by_the_way(held, user_id):
    """These assignments in an order that makes the round short; those without a known spot come last: one query."""
    start, spots = spots_of(held, user_id)
    order, _metres = round_trip(start, [spots.get(each.contact_id) for each in held])
    return [held[at] for at in order]


def orphans_for(actor):
    """Open promises whose contact nobody leads, in the villages whose branch secretary the actor is: one query."""
    led = Assignment.objects.filter(ends_at__isnull=True, kind=AssignmentKind.LEAD)
    return (
        Promise.objects.filter(
            within_any(actor.scopes(Role.BRANCH_SECRETARY), "contact__division_path"), state=PromiseState.OPEN
        )
        .exclude(contact__in=led.values("contact"))
        .select_related("contact__division")
        .order_by("due_on", "id")
    )


def promises_to_keep(actor):
    """What a liaison promised households they still keep in touch with, and has not kept yet, by day; ``None``: no liaison."""
    if not actor.holds(Role.LIAISON):
        return None
    held = Assignment.objects.filter(contact=OuterRef("contact"), liaison=OuterRef("keeper"), ends_at__isnull=True)
    mine = Promise.objects.filter(Exists(held), keeper__user_id=actor.id, state=PromiseState.OPEN)
    return mine.select_related("contact__division").order_by("due_on", "id")


def recent_of(user_id, days=7, size=200):
    """My visits the server received in the last days, newest first: what a phone counts. One query."""
    since = clock.now() - timedelta(days=days)
    mine = Visit.objects.filter(author_id=user_id, received_at__gte=since)
    return mine.order_by("-received_at", "-id")[:size]
