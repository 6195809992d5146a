"""Who asks for opinions, who answers, who reads what was written before it is shown."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation.policies.hall import CLERKS, KEEPERS, READERS, is_of_place
from lianxin.deliberation.vocabulary import PUBLIC_TOPICS
from lianxin.kit.decisions import allow, check, hide

#: Read what was written before it is shown, each for their place.
MODERATORS = (*KEEPERS, Role.VILLAGE_SUPERVISOR)


def can_answer(actor, asking):
    """Somebody of the place: whoever holds a part there or below it. One account answers once."""
    return check(
        is_of_place(actor, asking.division_path),
        _("请本地的居民登录后回答。没有手机、没有账号的，请到党群连心站填一张意见单。"),
    )


def can_enter_sheet(actor, asking):
    return check(actor.is_system or actor.holds(*CLERKS, path=asking.division_path), _("意见单由本地工作人员登记。"))


def can_suggest_statement(actor, asking):
    """Who answers; staff write down what somebody says at the counter."""
    return can_answer(actor, asking) or can_enter_sheet(actor, asking)


def can_moderate(actor, statement):
    """The keepers of the place and its supervisors too, but never who wrote it."""
    if actor.is_user and statement.author_id == actor.id:
        return check(False, _("自己写的意见由别人来审。"))
    return can_moderate_here(actor, statement.asking.division_path)


def can_look_again(actor, statement, declined_by):
    """Look a second time at what was declined: any moderator but those who declined it."""
    if actor.is_user and actor.id in {statement.settled_by_id, *declined_by}:
        return check(False, _("没有放上是您定的，请另一位再看一遍。"))
    return can_moderate(actor, statement)


def can_appeal_statement(actor, statement, declined_by):
    """Who wrote it. Of one nobody's account wrote staff, but not who declined it."""
    if actor.is_user and statement.author_id == actor.id:
        return allow()
    for_others = statement.author_id is None and actor.holds(*CLERKS, path=statement.asking.division_path)
    return check(for_others, _("请写这条意见的人自己提。没有账号的，到党群连心站提。")) and check(
        actor.id not in declined_by, _("不放上是您说的，请另一位工作人员替他提。")
    )


def can_moderate_here(actor, path):
    return check(
        actor.is_system or actor.holds(*MODERATORS, path=path),
        _("意见由本地党组织、村（居）民委员会和监督委员审。"),
    )


def can_view_asking(actor, asking):
    """Everybody: it is asked of a published topic."""
    return allow() if asking.topic.state in PUBLIC_TOPICS else hide()


def can_export_answers(actor, asking):
    """Rows without names are still one person's each: who reads the hall there, once it is counted."""
    return check(
        actor.is_system or actor.holds(*READERS, path=asking.division_path),
        _("逐人的回答（没有姓名）只给本地筹备会议的人、监督委员和审计看；大家看结果。"),
    )
