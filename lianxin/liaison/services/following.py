"""A household is struck off, or moves to another village: who kept in touch with it here stops, what was promised does not."""

from collections import Counter

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.liaison import selectors
from lianxin.liaison.models import Assignment, Contact, Event
from lianxin.liaison.services.assigning import end_silently
from lianxin.liaison.services.promising import carry_over, lapse
from lianxin.liaison.services.telling import tell_households, tell_liaisons
from lianxin.liaison.vocabulary import AuditTag, ContactKind, EndReason


@action(idempotent=True)
def follow_household(*, household, by, moved_to=None, at=None):
    """Every assignment of the household ends; liaisons and the household are told.

    Moved: open promises and events not yet met go along to where it lives now and wait there until somebody is assigned;
    the village it went to sees it among those without anybody. Struck off: there is nobody left to keep a promise to.
    """
    contact, at = selectors.contact_of(household), at or clock.now()
    if contact is None:
        return
    reason = EndReason.MOVED if moved_to else EndReason.STRUCK_OFF
    ended = end_silently(Assignment.objects.filter(contact=contact, ends_at__isnull=True), reason=reason, by=by, at=at)
    now = _contact_there(moved_to) if moved_to else None
    passed = carry_over(contact, now, name=by.name, at=at) if now else lapse(contact, name=by.name, at=at)
    if now:
        Event.objects.filter(contact=contact, met_by__isnull=True).update(contact=now)
    tell_households([(now or contact, row.kind, None) for row in ended], at=at)
    tell_liaisons(lost=Counter(row.liaison for row in ended), gained=Counter(), at=at)
    after = {"ended": len(ended), "promises": passed, "to": moved_to.division.name if moved_to else ""}
    tag = AuditTag.CONTACT_MOVED if moved_to else AuditTag.CONTACT_STRUCK_OFF
    audit.record(tag, contact, by, after=after, at=at)


def _contact_there(household):
    return Contact.objects.create(
        kind=ContactKind.HOUSEHOLD, household=household, division_id=household.division_id,
        division_path=household.division_path,
    )  # fmt: skip
