"""What came and what went, with nothing counted twice that only changed its place. Pure: whole numbers."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

Account = TypeVar("Account", bound=Hashable)
Entry = TypeVar("Entry", bound=Hashable)


@dataclass(frozen=True)
class Flow:
    """What came to an account, what went, and what only moved between it and others told of with it; none counted twice."""

    came: int = 0
    went: int = 0
    between: int = 0


def flows_of(accounts: Iterable[Account], lines: Iterable[tuple[Account, Entry, int]]) -> dict[Account, Flow]:
    """The ``Flow`` of each account from ``(account, entry, amount)``: ``came - went + between`` is the sum of its amounts, and
    what is between all of them comes to nothing."""
    entries: dict[Entry, list[tuple[Account, int]]] = {}
    for account, entry, amount in lines:
        entries.setdefault(entry, []).append((account, amount))
    found = {account: Flow() for account in accounts}
    for moved in entries.values():
        inner = min(
            sum(amount for _a, amount in moved if amount > 0), -sum(amount for _a, amount in moved if amount < 0)
        )
        left = {1: inner, -1: inner}
        for account, amount in moved:
            sign = 1 if amount > 0 else -1
            part = min(left[sign], abs(amount))
            left[sign] -= part
            rest, old = abs(amount) - part, found[account]
            found[account] = Flow(
                old.came + (rest if sign > 0 else 0), old.went + (rest if sign < 0 else 0), old.between + sign * part
            )
    return found
