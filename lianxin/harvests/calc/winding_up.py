"""What is left of a company for who holds its shares, each by what they put in. Pure, whole fen."""

from collections.abc import Sequence


def parts_of(total: int, put_in: Sequence[int]) -> list[int]:
    """``total`` in proportion to ``put_in``, every fen of it and never more than was put in: by the largest remainder, the first
    among equals. Raises ``ValueError`` for more than was put in, or nothing to go by."""
    whole = sum(put_in)
    if not put_in or min(put_in) <= 0 or not 0 <= total <= whole:
        raise ValueError(total, put_in)
    pairs = [divmod(total * fen, whole) for fen in put_in]
    parts = [part for part, _rest in pairs]
    for place in sorted(range(len(pairs)), key=lambda place: -pairs[place][1])[: total - sum(parts)]:
        parts[place] += 1
    return parts
