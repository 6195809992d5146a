"""Asking for opinions: short statements that people agree or disagree with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AskingState(models.TextChoices):
    OPEN = "open", _("正在征求意见")
    COUNTED = "counted", _("已经截止，结果在下面")


class StatementState(models.TextChoices):
    WAITING = "waiting", _("等着审")
    SHOWN = "shown", _("已经放上")
    DECLINED = "declined", _("没有放上")


class Opinion(models.IntegerChoices):
    """The values are those of ``calc.opinions``."""

    AGREE = 1, _("同意")
    DISAGREE = -1, _("不同意")
    PASS = 0, _("跳过，说不准")
