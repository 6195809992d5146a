"""Priority labels: the only ones there are, who may decide them and who may see them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role


class Label(models.TextChoices):
    """The only priority labels there are. None exists for petitions, offences, drugs, mental illness, religion."""

    EXTREME_HARDSHIP = "extreme_hardship", _("特困人员")
    MIN_LIVING = "min_living", _("最低生活保障家庭")
    MIN_LIVING_EDGE = "min_living_edge", _("低保边缘家庭")
    RIGID_EXPENSE = "rigid_expense", _("刚性支出困难家庭")
    DISASTER_HIT = "disaster_hit", _("受灾家庭")
    TEMPORARY_HARDSHIP = "temporary_hardship", _("临时困难家庭")
    POVERTY_RISK = "poverty_risk", _("防止返贫致贫对象")
    ELDER_ALONE = "elder_alone", _("独居、空巢老人")
    ELDER_DISABLED = "elder_disabled", _("失能老人")
    DISABLED_SEVERE = "disabled_severe", _("重度残疾人")
    CHILD_LEFT_BEHIND = "child_left_behind", _("留守儿童")
    CHILD_IN_NEED = "child_in_need", _("困境儿童")
    VETERAN_PREFERENTIAL = "veteran_preferential", _("优抚对象")
    SERIOUS_ILLNESS = "serious_illness", _("重病")


class LabelSource(models.TextChoices):
    """Who decided that the label is true."""

    CIVIL_AFFAIRS = "civil_affairs", _("民政部门认定")
    AGRICULTURE = "agriculture", _("农业农村部门认定")
    DISABILITY_FEDERATION = "disability_federation", _("残联认定")
    VETERANS_AFFAIRS = "veterans_affairs", _("退役军人事务部门认定")
    FAMILY_AND_VILLAGE = "family_and_village", _("本人或家庭申明，村里核实")
    SELF_DECLARED = "self_declared", _("本人申明")


#: Which source may decide which label (domain: the source of truth of each).
LABEL_SOURCES = {
    Label.EXTREME_HARDSHIP: (LabelSource.CIVIL_AFFAIRS,),
    Label.MIN_LIVING: (LabelSource.CIVIL_AFFAIRS,),
    Label.MIN_LIVING_EDGE: (LabelSource.CIVIL_AFFAIRS,),
    Label.RIGID_EXPENSE: (LabelSource.CIVIL_AFFAIRS,),
    Label.DISASTER_HIT: (LabelSource.CIVIL_AFFAIRS,),
    Label.TEMPORARY_HARDSHIP: (LabelSource.CIVIL_AFFAIRS,),
    Label.POVERTY_RISK: (LabelSource.AGRICULTURE,),
    Label.ELDER_ALONE: (LabelSource.FAMILY_AND_VILLAGE, LabelSource.SELF_DECLARED),
    Label.ELDER_DISABLED: (LabelSource.FAMILY_AND_VILLAGE, LabelSource.SELF_DECLARED),
    Label.DISABLED_SEVERE: (LabelSource.DISABILITY_FEDERATION,),
    Label.CHILD_LEFT_BEHIND: (LabelSource.CIVIL_AFFAIRS,),
    Label.CHILD_IN_NEED: (LabelSource.CIVIL_AFFAIRS,),
    Label.VETERAN_PREFERENTIAL: (LabelSource.VETERANS_AFFAIRS,),
    Label.SERIOUS_ILLNESS: (LabelSource.SELF_DECLARED,),
}
CHILD_LABELS = frozenset({Label.CHILD_LEFT_BEHIND, Label.CHILD_IN_NEED})


class LabelAudience(models.TextChoices):
    """Who may see a label. The head of the station is the branch secretary who leads the service centre."""

    LIAISON_AND_HEAD = "liaison_and_head", _("联系人和站点负责人")
    VILLAGE_STAFF = "village_staff", _("本村工作人员")


LABEL_READERS = {
    LabelAudience.LIAISON_AND_HEAD: (Role.LIAISON, Role.BRANCH_SECRETARY),
    LabelAudience.VILLAGE_STAFF: (
        Role.LIAISON,
        Role.BRANCH_SECRETARY,
        Role.COMMITTEE_MEMBER,
        Role.STATION_STAFF,
    ),
}
