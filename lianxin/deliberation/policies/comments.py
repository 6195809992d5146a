"""Who says something of a topic; who reads it is ``opinions``'."""

from django.utils.translation import gettext as _

from lianxin.deliberation.policies.hall import CLERKS, is_of_place
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
