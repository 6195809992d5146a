"""Who starts a budget that residents decide on, who brings ideas, who says whether they can be done."""

from django.utils.translation import gettext as _

from lianxin.deliberation.policies.hall import CLERKS, can_keep_body, is_of_place
from lianxin.kit.decisions import check


def can_keep_budget(actor, budgeting):
    return can_keep_body(actor, budgeting.division_path, budgeting.body.kind)


def can_propose_idea(actor, budgeting):
    """Residents of the place; staff write down what somebody without a phone says."""
    path = budgeting.division_path
    return check(
        actor.is_system or is_of_place(actor, path) or actor.holds(*CLERKS, path=path),
        _("请本地的居民登录后提。没有手机的，到党群连心站说，由工作人员代为登记。"),
    )


def can_judge_idea(actor, idea):
    """The keepers of the place, but never of what they brought themselves."""
    if actor.is_user and idea.author_id == actor.id:
        return check(False, _("自己提的点子由别人来看行不行。"))
    return can_keep_budget(actor, idea.budgeting)
