"""Who looks for somebody for a post, who answers, and who looks after a secondment."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.policies.reading import by_another, can_write_facts, is_own
from lianxin.cadres.vocabulary import ABOVE, OpeningState
from lianxin.kit.decisions import check
from lianxin.organisations import selectors as organisations

KEEPERS = (Role.BRANCH_SECRETARY, *ABOVE)


def can_open_post(actor, division):
    return check(actor.is_system or actor.holds(*ABOVE, path=division.path), _("补岗位由乡镇和县里办。"))


def can_see_openings(actor, path):
    """The posts to fill and the sheet of who agreed."""
    return check(actor.holds(*ABOVE, path=path), _("物色人选由乡镇和县里看，本人看自己的。"))


def can_work_on_opening(actor, opening):
    return can_open_post(actor, opening.division)


def can_fill(actor, opening):
    """Not who opened it."""
    return can_work_on_opening(actor, opening) and check(
        actor.id != opening.opened_by_id, _("提出补岗位的人不能自己定人，请换一个人。")
    )


def can_answer_will(actor, will):
    """The person; a signed paper is entered by the village, not by who asked. As long as nobody was chosen."""
    return (
        can_write_facts(actor, will.file)
        and check(is_own(actor, will.file) or actor.id != will.asked_by_id, _("问的人不能替本人回话，请换一个人。"))
        and check(will.opening.state == OpeningState.OPEN, _("这个岗位已经不在物色人选了。"))
    )


def can_second(actor, file):
    return by_another(actor, file) and check(
        actor.is_system or actor.holds(*KEEPERS, path=file.division_path), _("一线锻炼由支部书记、乡镇和县里安排。")
    )


def can_keep_secondment(actor, secondment):
    return can_second(actor, secondment.file)


def is_host(actor, secondment):
    """Whether the actor leads the unit somebody was sent to."""
    return secondment.host_unit_id is not None and organisations.is_head(actor.id, secondment.host_unit)


def has_own_host(secondment):
    """Whether the unit somebody was sent to is led by somebody with an account."""
    return secondment.host_unit_id is not None and bool(organisations.heads_of(secondment.host_unit))


def can_write_host_words(actor, secondment):
    """The head of the host, where one has an account; else whoever looks after the secondment writes down what they say."""
    if has_own_host(secondment):
        said = check(is_host(actor, secondment), _("接收单位的话由接收单位的负责人自己写。"))
    else:
        said = can_keep_secondment(actor, secondment)
    return by_another(actor, secondment.file) and said


def can_do_task(actor, task):
    """The person says what came of it; for who is not on the web whoever looks after the secondment."""
    file = task.secondment.file
    return check(is_own(actor, file), _("做完由本人登记。")) or (
        check(file.user_id is None, _("本人有账号，做完由本人登记。")) and can_second(actor, file)
    )


def can_write_own_words(actor, secondment):
    return can_write_facts(actor, secondment.file)
