"""Who checks a fund raising, who answers for the county, who reads the list of households."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation.policies.hall import CLERKS
from lianxin.kit.decisions import check


def can_check_raising(actor, raising):
    """The township, after the vote and before the county; never the village itself."""
    return check(
        actor.is_system or actor.holds(Role.TOWNSHIP_OFFICER, path=raising.division_path),
        _("筹资筹劳由乡镇初审。"),
    )


def can_reply_raising(actor, raising):
    return check(
        actor.is_system or actor.holds(Role.COUNTY_OFFICER, path=raising.division_path),
        _("筹资筹劳由县里复审、答复。"),
    )


def can_enter_raising(actor, raising):
    """Signatures, exemptions and receipts that came on paper: staff of the place."""
    return check(
        actor.is_system or actor.holds(*CLERKS, path=raising.division_path), _("签字、减免和收据由本地工作人员登记。")
    )


def can_read_households(actor, raising):
    """The list with names: staff of the place, its supervisors, and the auditor."""
    return check(
        actor.is_system or actor.holds(*CLERKS, Role.VILLAGE_SUPERVISOR, Role.AUDITOR, path=raising.division_path),
        _("分户表有姓名和减免，给本地工作人员、监督委员和审计看；各户的由户代表签字核对。"),
    )
