"""Prices in points: the cost divided by what a point is worth, exactly or not at all. Pure."""

from fractions import Fraction


def yuan(fen: int) -> str:
    """``50`` → ``0.50``."""
    return f"{fen // 100}.{fen % 100:02d}"


def price(cost_fen: int, unit_value_fen: int) -> Fraction:
    """What a thing costs in points. Whole for what may be sold by the piece."""
    return Fraction(cost_fen, unit_value_fen)


def smallest_bundle(cost_fen: int, unit_value_fen: int) -> int:
    """So many pieces together cost a whole number of points."""
    return price(cost_fen, unit_value_fen).denominator
