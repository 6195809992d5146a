"""A slip is brought to the door: what begins with being told begins now."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.points import policies
from lianxin.points.models import Reversal, Slip
from lianxin.points.services.terms import last_day
from lianxin.points.vocabulary import AuditTag, MessageKind, ReversalState


@action
def hand_slip(*, slip, on, by, at=None):
    """It is in their hands since a day. The time to appeal against a reversal runs from there. Refuses days to come and days
    before it was written."""
    at = at or clock.now()
    slip = Slip.objects.select_for_update(of=("self",)).select_related("division").get(pk=slip.pk)
    policies.can_hand_slip(by, slip).or_raise()
    if slip.handed_on:
        raise RuleBroken(_("这一张已经交到了。"))
    if not slip.made_on <= on <= clock.day_of(at):
        raise RuleBroken(_("日子要在通知写好以后、今天以前。"), field="on")
    slip.handed_on, slip.handed_by_id = on, by.id
    slip.save(update_fields=["handed_on", "handed_by"])
    kind, _colon, number = slip.key.partition(":")
    if slip.kind == MessageKind.REVERSAL and kind == "reversal":
        last = last_day(slip.division, on, "points.objection_working_days")
        noticed = Reversal.objects.filter(public_id=number, state=ReversalState.NOTICED, appeal_until__lt=last)
        noticed.update(appeal_until=last)
    audit.record(AuditTag.HAND_SLIP, slip, by, after={"on": on.isoformat()}, at=at)
    return slip
