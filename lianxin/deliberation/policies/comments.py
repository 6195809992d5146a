"""Who says something of a topic, who reads it before it is shown, who looks again."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation.policies.hall import CLERKS, is_of_place
from lianxin.deliberation.policies.opinions import can_moderate_here
from lianxin.kit.decisions import allow, check


def can_comment(actor, topic):
    """Residents of the place; staff write down what is said at the counter."""
    path = topic.division_path
    return check(
        actor.is_system or is_of_place(actor, path) or actor.holds(*CLERKS, path=path),
        _("请本地的居民登录后说。没有手机的，到党群连心站说，由工作人员代为登记。"),
    )


def can_back(actor, topic):
    return check(is_of_place(actor, topic.division_path), _("请本地的居民登录后点。"))


def can_rule(actor, comment):
    """Several people read: keepers of the place and its supervisors, none what they wrote themselves."""
    if actor.is_user and comment.author_id == actor.id:
        return check(False, _("自己说的由别人来审。"))
    return can_moderate_here(actor, comment.scope_path)


def can_read_unread(actor, path):
    """The list of what waits: who reads it, and the township, to which goes what nobody of the place is left for."""
    return check(actor.holds(Role.TOWNSHIP_OFFICER, path=path), "") or can_moderate_here(actor, path)


def can_review(actor, comment, readers, *, is_reader_left):
    """An appeal is looked at by somebody who has not ruled on the comment before; by the township, where nobody is left."""
    of_township = not is_reader_left and actor.holds(Role.TOWNSHIP_OFFICER, path=comment.scope_path)
    may = check(actor.id != comment.author_id, _("自己说的由别人来审。")) if of_township else can_rule(actor, comment)
    return may and check(actor.id not in readers, _("这一条您审过，请没有审过的人再看。"))


def can_appeal(actor, comment, readers):
    """Who said it. For whoever has no account staff do, but not who said that it is not shown."""
    if actor.is_user and comment.author_id == actor.id:
        return allow()
    for_others = comment.author_id is None and actor.holds(*CLERKS, path=comment.scope_path)
    return check(for_others, _("请说这句话的人自己提。没有账号的，到党群连心站提。")) and check(
        actor.id not in readers, _("不放上是您说的，请另一位工作人员替他提。")
    )
