from datetime import timedelta

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import lookup_hash
from lianxin.people.errors import ReasonNeeded
from lianxin.people.models import Disclosure
from lianxin.people.policies import can_open_record
from lianxin.people.services.holding import usable_person
from lianxin.people.vocabulary import OPEN_MINUTES, AuditTag, Purpose

SHORTEST_REASON = 4


@action
def open_record(*, person, reason, by, purpose=Purpose.SERVICE, session_key="", at=None):
    """Open a person's full contact for this viewer, session and purpose, for fifteen minutes.

    The person sees who opened it, when, for what and why. Refuses without a reason in words.
    """
    can_open_record(by, person).or_raise()
    person = usable_person(person)
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise ReasonNeeded
    opened_at = at or clock.now()
    disclosure = Disclosure.objects.create(
        person=person,
        viewer_id=by.id,
        viewer_name=by.name,
        viewer_role=by.role_over(person.division_path),
        purpose=purpose,
        reason=reason[:200],
        session_hash=lookup_hash("session", session_key),
        opened_at=opened_at,
        expires_at=opened_at + timedelta(minutes=OPEN_MINUTES),
    )
    audit.record(AuditTag.RECORD_OPENED, person, by, after={"purpose": str(purpose)}, reason=reason)
    return disclosure
