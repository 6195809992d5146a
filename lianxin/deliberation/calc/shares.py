"""Shares of a whole as the law writes them: *more than half*, *at least two thirds*. Whole numbers and fractions only."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Share:
    """``part`` of a whole; ``strict``: more than it, not just as much."""

    part: Fraction
    strict: bool

    def needed(self, whole: int) -> int:
        """The smallest count that holds."""
        exact = self.part * whole
        floor = exact.numerator // exact.denominator
        return floor + 1 if self.strict or floor < exact else floor

    def holds(self, count: int, whole: int) -> bool:
        """Nobody is no majority: of an empty whole no share holds."""
        return whole > 0 and count >= self.needed(whole)

    def __str__(self):
        return f"{'>' if self.strict else '≥'} {self.part.numerator}/{self.part.denominator}"


def more_than(numerator: int, denominator: int) -> Share:
    return Share(Fraction(numerator, denominator), strict=True)


def at_least(numerator: int, denominator: int) -> Share:
    return Share(Fraction(numerator, denominator), strict=False)
