"""Who reads and records what a branch does, and who reads why somebody did not come."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check
from lianxin.organisations import selectors as organisations

RECORDERS = (Role.BRANCH_SECRETARY, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
READERS = (*RECORDERS, Role.AUDITOR)

#: The committee that may approve probationary members writes the letters.
ISSUERS = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)


def can_read_branch(actor, unit):
    """The branch's secretary and those above."""
    return check(actor.holds(*READERS, path=unit.division_path), _("组织生活的记录给支部书记和上级看。"))


def can_record(actor, unit):
    """The secretary; the township or the county on behalf of a branch that has nobody at the desk."""
    return check(
        actor.holds(*RECORDERS, path=unit.division_path), _("组织生活由支部书记记，没有人会用的由乡镇代记。")
    ) and check(unit.dissolved_on is None, _("支部已经撤销，不再记。"))


def can_withdraw(actor, activity):
    """Whoever may record."""
    return can_record(actor, activity.unit)


def can_keep_member(actor, member):
    """Whoever may record."""
    return can_record(actor, member.unit)


def can_read_reasons(actor, unit):
    """Why somebody is excused or did not come is for the branch's own secretary alone, not for another's of the place."""
    is_theirs = unit.pk in actor.units(Role.BRANCH_SECRETARY) or (
        actor.holds(Role.BRANCH_SECRETARY, path=unit.division_path) and organisations.is_head(actor.id, unit)
    )
    return check(is_theirs, _("原因只给这个支部自己的书记看。书记还没有登记任职的，请乡镇先登记。"))


def can_view_transfer(actor, transfer):
    """Both branches and those above; the other side once there is a letter."""
    ours = actor.holds(*READERS, path=transfer.from_unit.division_path)
    theirs = transfer.to_unit_id and transfer.letter_no and actor.holds(*READERS, path=transfer.to_unit.division_path)
    return check(ours or bool(theirs), _("组织关系的接转给两边支部和上级看。"))


def can_send_member(actor, transfer):
    """The branch the member leaves, until the other has received them."""
    return can_record(actor, transfer.from_unit)


def can_issue_letter(actor, transfer):
    """The committee above the branch the member leaves."""
    return check(actor.holds(*ISSUERS, path=transfer.from_unit.division_path), _("介绍信由上级党委开。"))


def can_receive_member(actor, transfer):
    """The branch they go to; where it is outside the county, the branch they leave writes down what it heard."""
    return can_record(actor, transfer.to_unit or transfer.from_unit)


def can_return_letter(actor, transfer):
    """Either side."""
    return can_send_member(actor, transfer) or can_receive_member(actor, transfer)
