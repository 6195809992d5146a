"""Words of the coverage room: how a place can be reached, places that are no division, audit tags."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory.vocabulary import Level


class Link(models.TextChoices):
    """In the order of ``calc.rollup.LINKS``."""

    FORMAL = "formal", _("党组织")
    JOINT = "joint", _("联合党支部")
    FUNCTIONAL = "functional", _("功能型或临时党组织")
    INSTRUCTOR = "instructor", _("党建指导员")
    STATION = "station", _("连心站")
    LIAISON = "liaison", _("联系人")
    GRID = "grid", _("网格员")
    WORK = "work", _("近期工作")


#: Parts of a village: no place of their own in the count, what is in them is in the village.
WITHIN_VILLAGE = frozenset({Level.GROUP, Level.GRID})
#: What reaches a place by a unit of this kind.
UNIT_LINKS = {
    UnitKind.PARTY_COMMITTEE: Link.FORMAL,
    UnitKind.PARTY_WORKING_COMMITTEE: Link.FORMAL,
    UnitKind.PARTY_GENERAL_BRANCH: Link.FORMAL,
    UnitKind.PARTY_BRANCH: Link.FORMAL,
    UnitKind.PARTY_INDUSTRY_COMMITTEE: Link.FORMAL,
    UnitKind.PARTY_PARK_COMMITTEE: Link.FORMAL,
    UnitKind.PARTY_JOINT_BRANCH: Link.JOINT,
    UnitKind.PARTY_TEMP_BRANCH: Link.FUNCTIONAL,
    UnitKind.PARTY_FUNCTIONAL_BRANCH: Link.FUNCTIONAL,
    UnitKind.PARTY_MOBILE_BRANCH: Link.FUNCTIONAL,
}
STATION_UNITS = frozenset({UnitKind.STATION, UnitKind.SERVICE_CENTRE})
#: What reaches a place by somebody who holds this role.
ROLE_LINKS = {Role.LIAISON: Link.LIAISON, Role.GRID_WORKER: Link.GRID}


class SiteKind(models.TextChoices):
    """In the order of ``calc.lacking.SITES``."""

    NATURAL_VILLAGE = "natural_village", _("自然村")
    GROUP = "group", _("村（居）民小组")
    BUILDING = "building", _("楼宇")
    PARK = "park", _("园区或市场")
    HUB = "hub", _("快递、货运和骑手站点")
    WORKERS = "workers", _("从业人员群体")


class Founding(models.TextChoices):
    """As ``calc.founding.Kind``."""

    BRANCH = "branch", _("单独设立党支部")
    JOINT_BRANCH = "joint_branch", _("合起来设立联合党支部")
    INSTRUCTOR = "instructor", _("派党建指导员")


class Reason(models.TextChoices):
    """As ``calc.founding.Why``."""

    ENOUGH_MEMBERS = "enough_members", _("正式党员满 3 人，可以单独设立党支部")
    NEIGHBOURS = "neighbours", _("离得近，合起来正式党员满 3 人，不超过 5 家")
    SAME_TRADE = "same_trade", _("同一行业，合起来正式党员满 3 人，不超过 5 家")
    TOO_FEW_TOGETHER = "too_few_together", _("正式党员不满 3 人，附近和同行业的合起来也不够")


class Outcome(models.TextChoices):
    FOUNDED = "founded", _("设立了")
    DECLINED = "declined", _("先不设")


class AuditTag(StrEnum):
    GIVE_BOUNDARIES = "coverage:boundary:give"
    COUNT = "coverage:gap:count"
    ASSIGN = "coverage:gap:assign"
    ADD_SITE = "coverage:site:add"
    CHANGE_SITE = "coverage:site:change"
    END_SITE = "coverage:site:end"
    IMPORT_SITES = "coverage:site:import"
    LINK = "coverage:link:start"
    END_LINK = "coverage:link:end"
    TAKE_OVER_LINKS = "coverage:link:take_over"
    FOUND = "coverage:founding:found"
    DECLINE = "coverage:founding:decline"
