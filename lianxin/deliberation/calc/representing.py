"""How many members a body of representatives may stand for, and how many of them it takes. Pure."""

from dataclasses import dataclass

from lianxin.deliberation.calc.shares import Share


@dataclass(frozen=True)
class Representing:
    """Representatives of more than ``over`` members of a body of ``kind``: ``least`` of them, and usually this ``part`` of the members."""

    kind: str
    over: int
    least: int
    part: Share

    def may_stand_for(self, members: int) -> bool:
        return members > self.over

    def is_enough(self, representatives: int) -> bool:
        return representatives >= self.least

    def usual(self, members: int) -> int:
        """As many as the law calls usual, and never fewer than the least."""
        return max(self.least, self.part.needed(members))
