"""Parts of a file and who reads them; the shape of a step."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role


class Transition(NamedTuple):
    sources: frozenset
    target: models.TextChoices | None


class Part(models.TextChoices):
    """The parts of a file."""

    FACTS = "facts", _("本人情况")
    POOL = "pool", _("后备推荐")
    CHECK = "check", _("资格联审")
    FILING = "filing", _("书记备案")
    TRAINING = "training", _("培训")
    APPRAISAL = "appraisal", _("考核")
    SECONDMENT = "secondment", _("一线锻炼")
    OPENING = "opening", _("选用")


VILLAGE_AND_UP = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
ABOVE = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
#: Who reads a part of somebody else's file, within the place they hold the role over. The person reads all of their own.
READERS = {
    Part.FACTS: (*VILLAGE_AND_UP, Role.AUDITOR),
    Part.POOL: (*VILLAGE_AND_UP, Role.AUDITOR),
    Part.CHECK: ABOVE,
    Part.FILING: (*ABOVE, Role.AUDITOR),
    Part.TRAINING: (*VILLAGE_AND_UP, Role.AUDITOR),
    Part.APPRAISAL: (Role.BRANCH_SECRETARY, *ABOVE),
    Part.SECONDMENT: (Role.BRANCH_SECRETARY, *ABOVE),
    Part.OPENING: (Role.BRANCH_SECRETARY, *ABOVE),
}
