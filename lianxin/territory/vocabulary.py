from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Levels of a division. Every order of depth is allowed: a park may hang under a county."""

    NATION = "nation", _("全国")
    PROVINCE = "province", _("省级")
    PREFECTURE = "prefecture", _("地级")
    COUNTY = "county", _("县级")
    TOWNSHIP = "township", _("乡级")
    VILLAGE = "village", _("村级")
    GROUP = "group", _("村（居）民小组")
    GRID = "grid", _("网格")


class SuccessionKind(models.TextChoices):
    MERGE = "merge", _("合并")
    SPLIT = "split", _("拆分")


class System(StrEnum):
    """What a village uses only where it decided to: off until a rule ``systems.…`` says so. Telling a need, the public board,
    organisations and people are there from the start, for the law or everything else asks for them.
    """

    HALL = "hall"
    STATIONS = "stations"
    LIAISON = "liaison"
    POINTS = "points"
    VENTURES = "ventures"

    @property
    def key(self):
        """Its key in the profile."""
        return f"systems.{self.value}"


class AuditTag(StrEnum):
    CREATE = "territory:division:create"
    RENAME = "territory:division:rename"
    RECODE = "territory:division:recode"
    MOVE = "territory:division:move"
    MERGE = "territory:division:merge"
    SPLIT = "territory:division:split"
    END = "territory:division:end"
    IMPORT = "territory:division:import"
    APPLY_CHANGES = "territory:division:apply_changes"
    SET_YEAR = "territory:calendar:set_year"
    SET_DAY = "territory:calendar:set_day"
    REMOVE_DAY = "territory:calendar:remove_day"
    SET_RULES = "territory:profile:set_rules"


#: A time limit as people say it, by the ending a rule writes it with.
LIMIT_WORDS = {
    "m": _("{n} 分钟"),
    "h": _("{n} 小时"),
    "d": _("{n} 天"),
    "wh": _("{n} 个工作小时"),
    "wd": _("{n} 个工作日"),
}
