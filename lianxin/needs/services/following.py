"""A public need is mine too: whoever follows it hears how it goes on, in the public words."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import rows
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.needs import policies
from lianxin.needs.models import Follower
from lianxin.needs.vocabulary import FOLLOWER, AuditTag, MessageKind, State


@action(idempotent=True)
def follow_need(*, need, by, at=None):
    """Tell ``by`` from now on how this public need goes on. Following twice is following once."""
    policies.can_follow_need(by, need).or_raise()
    if not need.is_open:
        raise RuleBroken(_("这件诉求已经办完。还没解决的话，请继续提交，我们重新登记一件。"))
    if Follower.objects.filter(need=need, user_id=by.id).exists():
        return need
    Follower.objects.create(need=need, user_id=by.id, since=at or clock.now())
    audit.record(AuditTag.FOLLOW, need, by.named(FOLLOWER), at=at)
    return need


@action
def unfollow_need(*, need, by, at=None):
    """``by`` wants to hear no more of it."""
    found = Follower.objects.filter(need=need, user_id=by.id).first()
    if found:
        found.delete()
        audit.record(AuditTag.UNFOLLOW, need, by.named(FOLLOWER), at=at)
    return need


def tell_followers(need, told, *, key):
    """Queue for everybody who follows ``need`` where ``told``, itself or what it was merged into, stands now."""
    if not need.public_summary:
        return  # taken off the public page: nothing more is said about it
    for (user_id,) in rows("SELECT user_id FROM needs_follower WHERE need_id = %s ORDER BY id", need.pk):
        messaging.notify(
            to=Recipient(user_id=user_id),
            kind=MessageKind.PROGRESS,
            title=_("您关注的“{summary}”有新进展").format(summary=need.public_summary),
            body=_("现在是“{state}”。").format(state=State(told.state).label),
            url=f"/needs/public/{need.public_id}/",
            key=f"need:{need.public_id}:follower:{user_id}:{key}",
        )
