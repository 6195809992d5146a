"""What a monitor does with an account of their own: sign an acceptance or say why not, and leave by their own word."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import insert_once
from lianxin.works import policies, selectors
from lianxin.works.models import Signing
from lianxin.works.services.moving import lock, require
from lianxin.works.services.watching import followed
from lianxin.works.vocabulary import AuditTag, ProjectVerb


@action
def sign_acceptance(*, project, is_signed, by, reason="", at=None):
    """A monitor signs that the work is good, or does not and says why: once for each time the work is said to be done. Nobody ticks over
    it."""
    at, project = at or clock.now(), lock(project)
    policies.can_sign(by, project).or_raise()
    require(project, ProjectVerb.SIGN)
    if not is_signed and not reason.strip():
        raise RuleBroken(_("不签字的，请写为什么。"), field="reason")
    monitor = selectors.monitor_of(project, by)
    made = Signing(
        project=project, monitor=monitor, attempt=selectors.attempts(project), is_signed=is_signed, reason=reason.strip()[:300],
        at=at,
    )  # fmt: skip
    if not insert_once(made):
        raise RuleBroken(_("这一次验收您已经登记过了。"))
    told = _("签字") if is_signed else _("不签字")
    audit.record(
        AuditTag.SIGN_ACCEPTANCE,
        project,
        by,
        after={"number": monitor.number, "told": told},
        reason=reason.strip(),
        at=at,
    )
    return made


@action
def leave_watch(*, project, reason, by, at=None):
    """A monitor says themselves that they do not watch any more: the next of the lot comes."""
    at, project = at or clock.now(), lock(project)
    policies.can_sign(by, project).or_raise()
    require(project, ProjectVerb.LEAVE_WATCH)
    if not reason.strip():
        raise RuleBroken(_("请写明为什么不看了。"), field="reason")
    number = selectors.monitor_of(project, by).number
    first = followed(project, number, reason, _("自己登记的"))
    after = {"number": number, "watching": sorted(first)}
    audit.record(AuditTag.LEAVE_WATCH, project, by, after=after, reason=reason.strip(), at=at)
    return project
