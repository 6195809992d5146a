"""Who reads what departments answered about somebody else says why, and the person sees it for three years."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import CheckReading
from lianxin.cadres.vocabulary import AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.people.vocabulary import OPEN_MINUTES

SHORTEST_REASON = 4


@action
def open_checks(*, file, reason, by, session_key="", at=None):
    """Read the answers in this session, for a quarter of an hour. Refuses without a reason in words."""
    at, reason = at or clock.now(), " ".join(reason.split())
    policies.can_open_checks(by, file).or_raise()
    if len(reason) < SHORTEST_REASON:
        raise RuleBroken(_("请写明为什么看，例如“登记派出所的答复”。"), field="reason")
    found = CheckReading.objects.create(
        file=file, viewer_id=by.id, viewer_name=by.name[:80], reason=reason[:200], opened_at=at,
        session_hash=lookup_hash("session", session_key), expires_at=at + timedelta(minutes=OPEN_MINUTES),
    )  # fmt: skip
    audit.record(AuditTag.READ_CHECK, file, by, reason=found.reason, at=at)
    return found


@action(idempotent=True)
def forget_readings(*, file, by, at=None):
    """Who read the answers about somebody longer ago than such openings are kept is nobody's to know any more."""
    old = selectors.readings_over(clock.day_of(at or clock.now())).filter(file=file)
    if count := old.delete()[0]:
        audit.record(AuditTag.FORGET_READINGS, file, by, after={"count": count}, at=at)
    return count
