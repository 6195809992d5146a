"""Who reads what departments answered about somebody else says why, and the person sees it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies
from lianxin.cadres.models import CheckReading
from lianxin.cadres.vocabulary import READING_MINUTES, AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

SHORTEST_REASON = 4


@action
def open_checks(*, file, reason, by, at=None):
    """Read the answers for a quarter of an hour. Refuses without a reason in words."""
    at, reason = at or clock.now(), " ".join(reason.split())
    policies.can_open_checks(by, file).or_raise()
    if len(reason) < SHORTEST_REASON:
        raise RuleBroken(_("请写明为什么看，例如“登记派出所的答复”。"), field="reason")
    found = CheckReading.objects.create(
        file=file, viewer_id=by.id, viewer_name=by.name[:80], reason=reason[:200], opened_at=at,
        expires_at=at + timedelta(minutes=READING_MINUTES),
    )  # fmt: skip
    audit.record(AuditTag.READ_CHECK, file, by, reason=found.reason, at=at)
    return found
