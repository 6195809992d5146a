"""A need on the public page: in general words, only with the requester's consent."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc import privacy
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import update
from lianxin.needs import policies
from lianxin.needs.services.transitions import handler_ids, lock, post, voice
from lianxin.needs.vocabulary import AuditTag, PublicFact


@action
def publish_need(*, need, summary, by, at=None):
    """Show the need publicly under ``summary``: no names, no telephone, ID or house numbers, the public log keeps it for ever.

    Needs the requester's consent.
    """
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    if not need.may_publish:
        raise RuleBroken(_("诉求人没有同意公开，或这一类不公开。"))
    if need.requester_name and need.requester_name in summary:
        raise RuleBroken(_("公开的说法里不能有诉求人的姓名。"), field="summary")
    if not summary.strip():
        raise RuleBroken(_("请用一句概括的话来公开，例如“村东头路灯不亮”。"), field="summary")
    if found := privacy.look_through(title=summary, body="", tables=[]):
        words = "、".join(each.shown for each in found)
        raise RuleBroken(
            _("公开的说法里不能有电话、证件号、卡号和门牌：{words}。").format(words=words), field="summary"
        )
    return _set_summary(need, summary.strip(), by, at)


@action
def unpublish_need(*, need, by, at=None):
    """Take the need off the public page."""
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    return _set_summary(need, "", by, at)


@action
def withdraw_consent(*, need, by, holds_pickup=False, at=None):
    """The requester does not agree any more that others read of it: it leaves the public page at once, without a reason."""
    at, need = at or clock.now(), lock(need)
    policies.can_speak_as_requester(by, need, handler_ids(need), holds_pickup=holds_pickup).or_raise()
    if not need.may_publish:
        raise RuleBroken(_("这一件没有同意过公开，不用撤回。"))
    withhold(need, at)
    need.may_publish = False
    update(need, "public_summary", "may_publish")
    audit.record(AuditTag.WITHDRAW_CONSENT, need, voice(need, by), after={"may_publish": False}, at=at)
    return need


def withhold(need, at):
    """What must not be public any more leaves the public page; the caller saves and records."""
    if need.public_summary:
        need.public_summary = ""
        post(need, PublicFact.WITHHELD, at)


def _set_summary(need, summary, by, at):
    before, need.public_summary = need.public_summary, summary
    update(need, "public_summary")
    audit.record(AuditTag.PUBLISH, need, by, before={"summary": before}, after={"summary": summary}, at=at)
    post(need, PublicFact.PUBLISHED if summary else PublicFact.WITHHELD, at)
    return need
