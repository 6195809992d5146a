"""The intake book, and coming at a time."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VisitChannel(models.TextChoices):
    WALK_IN = "walk_in", _("自己来的")
    PHONE = "phone", _("打电话")
    APPOINTMENT = "appointment", _("约好来的")
    HOME_VISIT = "home_visit", _("上门时说的")
    LETTER = "letter", _("写信")


class Outcome(models.TextChoices):
    """What an entry of the book became."""

    ANSWERED = "answered", _("当场答复")
    NEED = "need", _("转诉求")
    ERRAND = "errand", _("代办")
    GUIDED = "guided", _("帮办")
    MEDIATION = "mediation", _("调解")
    SUGGESTION = "suggestion", _("建议")
    PASSED_ON = "passed_on", _("带去别处")


#: So many may come in one half hour.
MOST_AT_A_TIME = 3


class AppointmentState(models.TextChoices):
    BOOKED = "booked", _("等着")
    SERVED = "served", _("来过了")
    CANCELLED = "cancelled", _("取消了")
