"""Who says something of a topic, who reads it before it is shown, who looks again."""

from django.utils.translation import gettext as _

from lianxin.deliberation.policies.hall import CLERKS, is_of_place
from lianxin.deliberation.policies.opinions import can_moderate_here
from lianxin.kit.decisions import check


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


def can_review(actor, comment, readers):
    """An appeal is looked at by somebody who has not ruled on the comment before."""
    return can_rule(actor, comment) and check(actor.id not in readers, _("这一条您审过，请没有审过的人再看。"))


def can_appeal(actor, comment):
    """Who said it, and staff for whoever said it at the counter."""
    path = comment.scope_path
    mine = actor.is_user and comment.author_id == actor.id
    return check(mine or actor.holds(*CLERKS, path=path), _("请说这句话的人自己提，或者到党群连心站提。"))
