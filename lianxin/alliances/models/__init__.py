from lianxin.alliances.models.alliances import Alliance, Charter, Delegate, Meeting, Member
from lianxin.alliances.models.helping import Item, Match

__all__ = ["Alliance", "Charter", "Delegate", "Item", "Match", "Meeting", "Member"]
