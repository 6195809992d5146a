"""Words of the activities room: kinds, who was there, audit tags."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """In the order of ``calc.rhythm.KINDS``."""

    ASSEMBLY = "branch_assembly", _("支部党员大会")
    COMMITTEE = "branch_committee_meeting", _("支部委员会会议")
    GROUP = "party_group_meeting", _("党小组会")
    LECTURE = "party_lecture", _("党课")
    THEME_DAY = "theme_party_day", _("主题党日")
    LIFE_MEETING = "organizational_life_meeting", _("组织生活会")
    EVALUATION = "member_evaluation", _("民主评议党员")
    TALK = "talk", _("谈心谈话")


#: Held by some of the branch: only who is named was due. All others are held by everybody on the list.
OF_SOME = frozenset({Kind.COMMITTEE, Kind.GROUP, Kind.TALK})
#: What may be voted on.
VOTED = frozenset({Kind.ASSEMBLY, Kind.COMMITTEE})


class Presence(models.TextChoices):
    PRESENT = "present", _("到会")
    ABSENT = "absent", _("没来")
    EXEMPT = "exempt", _("不作要求")


class AuditTag(StrEnum):
    ADD_MEMBERS = "activities:member:add"
    EXEMPT_MEMBER = "activities:member:exempt"
    END_MEMBER = "activities:member:end"
    TAKE_OVER_MEMBERS = "activities:member:take_over"
    RECORD = "activities:activity:record"
    WITHDRAW = "activities:activity:withdraw"
