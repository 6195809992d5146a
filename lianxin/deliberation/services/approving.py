"""A resolution on land waits for the township, and where the law says so for the county, before it can be published."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies
from lianxin.deliberation.calc.land import SOURCES, waits_for
from lianxin.deliberation.models import Resolution, ResolutionApproval
from lianxin.deliberation.vocabulary import Approval, AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

WAITING = (Approval.TOWNSHIP, Approval.COUNTY)


@action
def approve_resolution(*, resolution, number, words, by, at=None):
    """The level it waits for approves it, by the paper of this number; the next level is asked, or it may be published."""
    if not number.strip():
        raise RuleBroken(_("请写批准文件的文号。"), field="number")
    return _answer(resolution, True, number, words, AuditTag.APPROVE_RESOLUTION, by, at)


@action
def refuse_resolution(*, resolution, words, by, at=None):
    """It does not approve it and says why: it is never published; the body may decide anew."""
    return _answer(resolution, False, "", words, AuditTag.REFUSE_RESOLUTION, by, at)


def _answer(resolution, is_granted, number, words, tag, by, at):
    at = at or clock.now()
    rows = Resolution.objects.select_for_update(of=("self",)).select_related("item", "body")
    resolution = rows.get(pk=resolution.pk)
    if resolution.approval not in WAITING:
        raise RuleBroken(_("这份决议现在不等批准。刷新页面看看最新情况。"))
    policies.can_approve_resolution(by, resolution).or_raise()
    ResolutionApproval.objects.create(
        resolution=resolution, level=resolution.approval, is_granted=is_granted, number=number.strip(), words=words.strip(),
        at=at, by_name=by.name,
    )  # fmt: skip
    before, granted = {"approval": str(resolution.approval)}, resolution.approvals.filter(is_granted=True).count()
    resolution.approval = Approval.REFUSED
    if is_granted:
        resolution.approval = waits_for(resolution.item.land_matter, granted) or Approval.GRANTED
    resolution.save(update_fields=["approval"])
    after = {"approval": str(resolution.approval), "number": number.strip()}
    audit.record(tag, resolution, by, before=before, after=after, reason=words.strip(), at=at)
    return resolution


def require_approved(resolution):
    """Refuse to publish what waits for approval, or did not get it."""
    if resolution.approval in WAITING:
        raise RuleBroken(
            _("这份决议{state}，批准以后才能公布。").format(state=resolution.get_approval_display()),
            article=SOURCES[resolution.item.land_matter],
        )
    if resolution.approval == Approval.REFUSED:
        raise RuleBroken(_("上级没有批准这份决议，不能公布。要办的，改好方案，请会议重新表决。"))
