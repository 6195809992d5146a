"""What can be said of a pair: whether the household stays, moves or is new, and on what grounds."""

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    STAYS = "stays"
    MOVES = "moves"
    NEW = "new"


class Ground(StrEnum):
    GONE = "gone"  # who had it is on the list of members no more
    EXEMPT = "exempt"  # who had it takes no households
    KIN = "kin"  # who had it is kin
    VILLAGE = "village"  # who had it is of another village
    FULL = "full"  # who had it has `number` households today and may have fewer
    NEARER = "nearer"  # the new one lives `number` metres nearer
    GROUP = "group"  # the new one is of the same group, unlike the one before
    SKILLS = "skills"  # the new one can do `names`, which the household needs
    EXPERIENCED = "experienced"  # a priority household, and the new one has experience, unlike the one before
    LIGHTER = "lighter"  # who had it has `number` households today
    AWAY = "away"  # lives `number` metres away
    SAME_GROUP = "same_group"
    KEPT = "kept"  # contact goes on
    TAKEN = "taken"  # `names` would suit better by itself, and has `number` households in this plan
    TOGETHER = "together"  # all households together are better off


@dataclass(frozen=True)
class Fact:
    ground: Ground
    number: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    household: str
    change: Change
    before: str
    after: str
    facts: tuple[Fact, ...]
