from lianxin.territory.models.divisions import Division
from lianxin.territory.models.rules import CalendarOverride, ProfileVersion

__all__ = ["CalendarOverride", "Division", "ProfileVersion"]
