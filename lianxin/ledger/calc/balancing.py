"""What makes a posting a posting. Whole numbers only: fen, points, hundredths of a day."""

from collections.abc import Iterable, Mapping

#: What both engines keep exactly and no village ever needs.
MOST = 2**53


class Unbalanced(ValueError):
    """``sums`` holds, for each measure that does not add up to zero, by how much it is off."""

    def __init__(self, sums: Mapping[str, int]):
        super().__init__(f"off by {dict(sums)}")
        self.sums = dict(sums)


def netted(lines: Iterable[tuple[int, str, int]]) -> tuple[tuple[int, int], ...]:
    """One line for each account: ``(account, amount)`` by account, debits positive, accounts that come to nothing left out.

    ``lines`` are ``(account, measure, amount)``. Raises ``Unbalanced`` unless every measure adds up to zero, ``ValueError``
    for what is no whole number, too large, or when nothing is left to post.
    """
    by_account: dict[int, int] = {}
    by_measure: dict[str, int] = {}
    for account, measure, amount in lines:
        if type(amount) is not int or not -MOST <= amount <= MOST:
            raise ValueError(f"{amount!r} is no amount")
        by_account[account] = by_account.get(account, 0) + amount
        by_measure[measure] = by_measure.get(measure, 0) + amount
    if any(by_measure.values()):
        raise Unbalanced({measure: total for measure, total in by_measure.items() if total})
    left = tuple((account, amount) for account, amount in sorted(by_account.items()) if amount)
    if not left:
        raise ValueError("nothing is left to post")
    return left


def reversed_lines(lines: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same accounts the other way round."""
    return tuple((account, -amount) for account, amount in lines)


def running(opening: int, amounts: Iterable[int]) -> list[int]:
    """The balance after each amount, beginning with ``opening``."""
    found, total = [], opening
    for amount in amounts:
        total += amount
        found.append(total)
    return found
