from lianxin.territory.models.divisions import Division, FormerName, Succession
from lianxin.territory.models.rules import CalendarOverride, ProfileVersion

__all__ = ["CalendarOverride", "Division", "FormerName", "ProfileVersion", "Succession"]
