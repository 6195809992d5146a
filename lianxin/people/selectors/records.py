from lianxin.kit import clock
from lianxin.kit.crypto import lookup_hash
from lianxin.people.models import Disclosure, HouseholdMember


def live_disclosure(person, viewer, session_key="", purpose=None, at=None):
    """The opening that still lets this viewer read the record in this session (for this purpose), or ``None``."""
    found = Disclosure.objects.filter(
        person=person,
        viewer_id=viewer.id,
        session_hash=lookup_hash("session", session_key),
        expires_at__gt=at or clock.now(),
    )
    if purpose:
        found = found.filter(purpose=purpose)
    return found.order_by("-expires_at").first()


def who_looked(person):
    """Who opened this record, newest first."""
    return Disclosure.objects.filter(person=person).order_by("-opened_at", "-id")


def family_of(person):
    """The open members of the household the person belongs to now, the representative first, each with it: one query."""
    now = HouseholdMember.objects.filter(ends_on__isnull=True)
    family = now.filter(household__in=now.filter(person=person).values("household"))
    return list(family.select_related("household", "person").order_by("-role", "id"))
