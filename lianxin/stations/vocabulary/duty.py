"""The roster."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Slot(models.TextChoices):
    """Part of a day on duty; in the order of the day."""

    AM = "am", _("上午")
    PM = "pm", _("下午")
    EVENING = "ev", _("晚上")
    WEEKEND = "we", _("周末、节假日")


class SwapState(models.TextChoices):
    ASKED = "asked", _("等批")
    APPROVED = "approved", _("同意")
    REFUSED = "refused", _("不同意")
