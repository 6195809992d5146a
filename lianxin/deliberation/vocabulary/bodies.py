"""Bodies that meet, and what their charters may say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    """Bodies that meet in a place; ``calc.bodies`` says of each what law and profile ask of it."""

    VILLAGERS_ASSEMBLY = "villagers_assembly", _("村民会议")
    VILLAGER_REPS = "villager_rep_assembly", _("村民代表会议")
    VILLAGERS_GROUP = "villagers_group", _("村民小组会议")
    RESIDENTS_ASSEMBLY = "residents_assembly", _("居民会议")
    RESIDENT_REPS = "resident_rep_assembly", _("居民代表会议")
    COLLECTIVE_MEMBERS = "collective_member_assembly", _("集体成员大会")
    COLLECTIVE_REPS = "collective_rep_assembly", _("集体成员代表大会")
    COLLECTIVE_COUNCIL = "collective_council", _("集体理事会")
    COOPERATIVE = "cooperative_meeting", _("合作社成员大会")
    COOPERATIVE_REPS = "cooperative_rep_assembly", _("合作社成员代表大会")
    PARTY_BRANCH = "party_branch", _("支部党员大会")
    PARTY_COMMITTEE = "party_branch_committee", _("支部委员会会议")
    TWO_COMMITTEES = "two_committees", _("村“两委”会议")
    HALL = "hall", _("议事协商会")


class CharterShare(models.TextChoices):
    """What a body's charter may say where the law is silent."""

    SILENT = "", _("章程没有写")
    MORE_THAN_HALF = "> 1/2", _("过半数")
    HALF = "≥ 1/2", _("半数以上")
    TWO_THIRDS = "≥ 2/3", _("三分之二以上")
    THREE_QUARTERS = "≥ 3/4", _("四分之三以上")


class RepsGround(models.TextChoices):
    """Why representatives meet in the place of everybody; ``calc.bodies`` says which of these each body may stand on."""

    MANY = "many", _("人数较多")
    SCATTERED = "scattered", _("居住分散")
    CHARTER = "charter", _("章程写明设代表大会")


class ConveneShare(models.TextChoices):
    """How many members may ask for a meeting by a body's charter, where the law is silent."""

    SILENT = "", _("章程没有写")
    TENTH = "≥ 1/10", _("十分之一以上")
    FIFTH = "≥ 1/5", _("五分之一以上")
    THIRD = "≥ 1/3", _("三分之一以上")
