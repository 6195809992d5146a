"""Courses, and what a year of training is measured by."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.organisations.vocabulary import UnitKind


class CourseKind(models.TextChoices):
    """How it was learned. Hours online are kept like any other; nothing is made of them."""

    CONCENTRATED = "concentrated", _("集中培训")
    ONLINE = "online", _("网络学习")
    FIELD = "field", _("现场教学")
    DELIVERED = "delivered", _("送学上门")


class CourseLevel(models.TextChoices):
    VILLAGE = "village", _("村、社区")
    TOWNSHIP = "township", _("乡镇")
    COUNTY = "county", _("县")
    CITY = "city", _("市")
    PROVINCE = "province", _("省")


#: Party units with a secretary and a team of their own. A group has a leader and no team; a temporary or a functional branch
#: ends with its work, and its members belong to another one.
PARTY_TEAMS = frozenset(
    {
        UnitKind.PARTY_COMMITTEE,
        UnitKind.PARTY_WORKING_COMMITTEE,
        UnitKind.PARTY_GENERAL_BRANCH,
        UnitKind.PARTY_BRANCH,
        UnitKind.PARTY_JOINT_BRANCH,
        UnitKind.PARTY_MOBILE_BRANCH,
        UnitKind.PARTY_INDUSTRY_COMMITTEE,
        UnitKind.PARTY_PARK_COMMITTEE,
    }
)


#: Of whose members a file is kept from the day they begin.
FILED_TEAMS = PARTY_TEAMS | {UnitKind.VILLAGERS_COMMITTEE, UnitKind.RESIDENTS_COMMITTEE}


class Duty(models.TextChoices):
    """What a person's year of training is measured by: their posts, else that they are a member."""

    SECRETARY = "secretary", _("书记")
    TEAM = "team", _("班子成员")
    COMMITTEE = "committee", _("村（居）委会成员")
    MEMBER = "member", _("党员")
    NONE = "none", _("没有规定学时")
