"""When personal data leaked, was changed or was lost, or may have been (Personal Information Protection Law, Art. 57)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role

#: Who keeps the record, who else reads it, and who else may say that something happened and nothing more.
INCIDENT_KEEPERS = (Role.COUNTY_OFFICER,)
INCIDENT_READERS = (*INCIDENT_KEEPERS, Role.AUDITOR)
INCIDENT_REPORTERS = (*INCIDENT_KEEPERS, Role.OPERATOR)
#: The law says at once; a row of 今日要办 is late after a day.
INCIDENT_HOURS = 24


class IncidentStepKind(models.TextChoices):
    REPORTED = "reported", _("报告发现")
    DESCRIBED = "described", _("写明情况")
    NOTED = "noted", _("采取措施")
    LISTED = "listed", _("列出涉及的人")
    AUTHORITY = "authority", _("报告主管部门")
    PEOPLE = "people", _("告知本人")
    NOT_TOLD = "not_told", _("决定不逐个告知")
    LETTER = "letter", _("纸质告知书送到")
    CLOSED = "closed", _("了结")


class ToldBy(models.TextChoices):
    """How somebody concerned was told."""

    MESSAGE = "message", _("消息")
    PAPER = "paper", _("纸质告知书")
