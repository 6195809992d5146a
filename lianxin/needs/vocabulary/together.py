"""Topics that recur, and units called to the spot."""

from django.db import models
from django.utils.translation import gettext_lazy as _

#: What the hall calls a topic that came from here, and the most characters it hangs up.
HALL_SOURCE = "needs_topic"
HALL_TITLE = 60


class TopicState(models.TextChoices):
    """Where a recurring topic stands."""

    NOTICED = "noticed", _("刚发现")
    TAKEN_UP = "taken_up", _("有人牵头在办")
    PROPOSED = "proposed", _("提请议事厅商议")
    PUBLISHED = "published", _("结果已公布")
    SET_ASIDE = "set_aside", _("不专门办")

    @classmethod
    def open_ones(cls):
        """Those something can still be done with."""
        return (cls.NOTICED, cls.TAKEN_UP, cls.PROPOSED)


class WhistleKind(models.TextChoices):
    """Why a township calls units to the spot. Values end the profile's keys ``whistle.arrival.…``."""

    ENFORCEMENT = "enforcement", _("综合执法")
    KEY_WORK = "key_work", _("重点工作")
    EMERGENCY = "emergency", _("应急处置")


class CallAnswer(models.TextChoices):
    """What a called unit says."""

    ARRIVED = "arrived", _("到场了")
    CANNOT = "cannot", _("来不了")


class Cooperation(models.TextChoices):
    """How working together went, said by one unit of another: about the work, never about a person."""

    SMOOTH = "smooth", _("配合顺畅")
    FAIR = "fair", _("基本配合")
    POOR = "poor", _("没有配合好")
