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


def is_author(actor, words):
    return actor.is_user and words.author_id == actor.id


def can_moderate(actor, words):
    """Several people read a comment or a statement: keepers of the place and its supervisors, none what they wrote themselves."""
    if is_author(actor, words):
        return check(False, _("自己说的由别人来审。"))
    return can_moderate_here(actor, words.scope_path)


def can_look_again(actor, words, readers, *, is_reader_left):
    """A second look is by somebody who has not ruled on it before; by the township, where nobody is left."""
    of_township = not is_reader_left and actor.holds(Role.TOWNSHIP_OFFICER, path=words.scope_path)
    may = check(not is_author(actor, words), _("自己说的由别人来审。")) if of_township else can_moderate(actor, words)
    has_read = actor.is_user and actor.id in readers
    return may and check(not has_read, _("这一条您审过，请没有审过的人再看。"))


def can_appeal(actor, words, readers):
    """Who said it. For whoever has no account staff do, but not who said that it is not shown."""
    for_others = words.is_of_no_account and actor.holds(*CLERKS, path=words.scope_path)
    may = is_author(actor, words) or for_others
    return check(may, _("请说这句话的人自己提。没有账号的，到党群连心站提。")) and check(
        actor.id not in readers, _("不放上是您说的，请另一位工作人员替他提。")
    )


def can_read_unread(actor, path):
    """What waits: who reads it, and the township, to which goes what nobody of the place is left for."""
    return check(actor.holds(Role.TOWNSHIP_OFFICER, path=path), "") or can_moderate_here(actor, path)


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
