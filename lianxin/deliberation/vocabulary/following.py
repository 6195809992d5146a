"""After a decision: what those who took part are asked, and what they may answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Followed(models.TextChoices):
    """Whether it was done as it was decided."""

    YES = "yes", _("照办了")
    PARTLY = "partly", _("办了一部分")
    NO = "no", _("没有照办")
    UNKNOWN = "unknown", _("说不清")


class Handled(models.TextChoices):
    """How the hall has handled the matter."""

    GOOD = "good", _("满意")
    FAIR = "fair", _("基本满意")
    POOR = "poor", _("不满意")
