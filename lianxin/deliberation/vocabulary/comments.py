"""What people say of a topic before it is talked over."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """Kept apart on the page, so that neither drowns the other."""

    FOR = "for", _("赞成的理由")
    AGAINST = "against", _("反对的理由")
    OTHER = "other", _("别的办法、要问的")


class CommentState(models.TextChoices):
    WAITING = "waiting", _("等着审")
    SHOWN = "shown", _("已经放上")
    HIDDEN = "hidden", _("没有放上")


class Ruling(models.TextChoices):
    """What one of those who read comments says of one; two have to agree before one is hidden."""

    SHOW = "show", _("放上")
    HIDE = "hide", _("不放上")
    APPEAL = "appeal", _("请再看一遍")
    RESTORE = "restore", _("再看以后放上")
    UPHOLD = "uphold", _("再看以后还是不放")
