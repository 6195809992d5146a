"""Who gets how much of what may be distributed: by shares in a collective, by trade and capital in a cooperative. Pure.

Integers only. A quantity of shares is in hundredths (1.35 mu of land are 135), so that nothing is ever rounded but once, where
the charter says.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from lianxin.ventures.calc.earnings import CannotDistribute, is_whole

#: So many hundredths make a share.
WHOLE = 100
FLOOR, LARGEST_REMAINDER = "floor", "largest-remainder"
#: 农民专业合作社法第四十四条: by trade with the cooperative goes no less than this.
LEAST_BY_TRADE = Fraction(3, 5)


def per_share(total: int, parts: Mapping[str, int], held: Mapping[str, int]) -> dict[str, int]:
    """Fen a whole share of each class gets: ``floor(total × parts ÷ all parts)``; ``held`` is all that is held, in hundredths."""
    units = sum(held[code] * parts[code] for code in held)
    if not units:
        raise CannotDistribute("no_shares")
    return {code: total * WHOLE * parts[code] // units for code in held}


def amount_of(prices: Mapping[str, int], holding: Iterable[Sequence]) -> int:
    """What ``[[class, hundredths], …]`` get at these prices; each class is rounded down to the fen by itself."""
    return sum(prices[code] * quantity // WHOLE for code, quantity in holding)


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` in proportion to ``weights``, every fen of it: by the largest remainder, the first among equals."""
    whole = sum(weights)
    if not whole:
        raise CannotDistribute("no_shares")
    pairs = [divmod(total * weight, whole) for weight in weights]
    amounts = [amount for amount, _rest in pairs]
    left = total - sum(amounts)
    for place in sorted(range(len(pairs)), key=lambda place: -pairs[place][1])[:left]:
        amounts[place] += 1
    return amounts


def held_by_class(parts: Mapping[str, int], holdings: Iterable[Sequence[Sequence]]) -> dict[str, int]:
    """All that is held of each class, in hundredths; a class without shares has none. Refuses what is no holding."""
    held = dict.fromkeys(parts, 0)
    for holding in holdings:
        seen = set()
        for code, quantity in holding:
            if code not in held or code in seen or not is_whole(quantity, least=1):
                raise CannotDistribute("not_a_number", code)
            seen.add(code)
            held[code] += quantity
    return held


def by_shares(total: int, parts: Mapping[str, int], holdings: Sequence[Sequence[Sequence]], rounding: str):
    """``(amounts, prices, held)`` of a collective's distribution; ``parts`` says how many parts one share of a class counts."""
    if not parts or not all(is_whole(each, least=1) for each in parts.values()):
        raise CannotDistribute("not_a_number", "parts")
    held = held_by_class(parts, holdings)
    prices = per_share(total, parts, held)
    if rounding == FLOOR:
        return [amount_of(prices, holding) for holding in holdings], prices, held
    if rounding != LARGEST_REMAINDER:
        raise CannotDistribute("unknown_rounding", rounding)
    units = [sum(quantity * parts[code] for code, quantity in holding) for holding in holdings]
    return apportion(total, units), prices, held


def by_trade(total: int, rate: Fraction, members: Sequence[Sequence[int]]):
    """``(amounts, pool)`` of a cooperative: ``pool``, no less than three fifths, by trade; the rest by capital.

    Each member is ``[trade, stake]`` in fen; the stake is their capital with their part of the reserve and of quantified
    grants. Nothing is left over. Where nobody holds a stake, all goes by trade.
    """
    if not LEAST_BY_TRADE <= rate <= 1:
        raise CannotDistribute("too_little_by_trade", str(rate))
    if not all(is_whole(number) for member in members for number in member):
        raise CannotDistribute("not_a_number", "member")
    trades, stakes = [member[0] for member in members], [member[1] for member in members]
    pool = total if not any(stakes) else -(-total * rate.numerator // rate.denominator)
    traded = apportion(pool, trades)
    rest = apportion(total - pool, stakes) if any(stakes) else [0] * len(stakes)
    return [one + other for one, other in zip(traded, rest, strict=True)], pool
