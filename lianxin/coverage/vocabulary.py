"""Words of the coverage room: how a place can be reached, audit tags."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Link(models.TextChoices):
    """In the order of ``calc.rollup.LINKS``."""

    FORMAL = "formal", _("党组织")
    JOINT = "joint", _("联合党支部")
    FUNCTIONAL = "functional", _("功能型或临时党组织")
    INSTRUCTOR = "instructor", _("党建指导员")
    STATION = "station", _("连心站")
    LIAISON = "liaison", _("联系人")
    GRID = "grid", _("网格员")


class AuditTag(StrEnum):
    COUNT = "coverage:gap:count"
    ASSIGN = "coverage:gap:assign"
