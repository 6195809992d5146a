"""Who comes in at which door: pages, intake and keys of a place, before any need is at hand."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, hide
from lianxin.needs.policies.cases import COUNTY_DISPATCHERS, INTAKE, READERS


def can_take_need(actor, division_path):
    """Write a need down for a visitor or caller."""
    return check(
        actor.holds(*INTAKE, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, path=division_path),
        _("只有本地的站点、网格、联系户党员和村（社区）工作人员可以代为登记。"),
    )


def can_use_queue(actor):
    """The list of cases is a staff page."""
    return check(
        actor.holds(*READERS, Role.GRID_WORKER, Role.LIAISON, Role.UNIT_HANDLER),
        _("这一页给受理、办理诉求的工作人员用。"),
    )


def can_see_analysis(actor, division_path=None):
    """The analysis of a month breaks small numbers down, so it is for who reads the needs of the place (of any)."""
    return check(
        actor.holds(*READERS) if division_path is None else actor.holds(*READERS, path=division_path),
        _("月度分析给看得到这个地方诉求的工作人员用。"),
    )


def can_take_needs(actor):
    """Take needs down somewhere (the place is checked when it is known)."""
    return check(
        actor.holds(*INTAKE, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER),
        _("这一页给站点和村（社区）工作人员代为登记用。"),
    )


def can_exchange_orders(actor, division_path=None):
    """Take work orders of a hotline in as a file, and give back how they stand: the desk of that place."""
    return check(
        actor.holds(*COUNTY_DISPATCHERS)
        if division_path is None
        else actor.holds(*COUNTY_DISPATCHERS, path=division_path),
        _("工单由受理台的人收发。"),
    )


def can_reach(path, scope_path):
    """Whether what lies at ``path`` is within the place a key was given for."""
    return allow() if path.startswith(scope_path) else hide(_("这把密钥管不到那个地方。"))
