"""What may be founded for units in which no Party organisation is: a suggestion with its reason, never a decision.

Three full members or more found a branch of their own. Fewer combine with neighbours, or with units of their trade, into a
joint branch of generally at most five units. Whom neither helps gets an instructor who prepares a branch.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

#: A branch has at least so many full members; a joint branch generally at most so many units.
FEWEST_MEMBERS = 3
MOST_UNITS = 5


class Kind(StrEnum):
    BRANCH = "branch"
    JOINT_BRANCH = "joint_branch"
    INSTRUCTOR = "instructor"


class Why(StrEnum):
    ENOUGH_MEMBERS = "enough_members"
    NEIGHBOURS = "neighbours"
    SAME_TRADE = "same_trade"
    TOO_FEW_TOGETHER = "too_few_together"


@dataclass(frozen=True)
class Unit:
    """``near``: units with the same word are neighbours; ``trade`` may be empty."""

    key: str
    full_members: int
    near: str = ""
    trade: str = ""


@dataclass(frozen=True)
class Suggestion:
    kind: Kind
    units: tuple[str, ...]
    full_members: int
    why: Why


def suggest(units: Iterable[Unit]) -> list[Suggestion]:
    """One suggestion for every unit, each unit in exactly one; in the order of the units given."""
    units = list(units)
    made = [
        Suggestion(Kind.BRANCH, (unit.key,), unit.full_members, Why.ENOUGH_MEMBERS)
        for unit in units
        if unit.full_members >= FEWEST_MEMBERS
    ]
    small = [unit for unit in units if unit.full_members < FEWEST_MEMBERS]
    for field, why in (("near", Why.NEIGHBOURS), ("trade", Why.SAME_TRADE)):
        joined, small = _combined(small, field)
        made += [
            Suggestion(Kind.JOINT_BRANCH, tuple(unit.key for unit in group), _members(group), why) for group in joined
        ]
    made += [Suggestion(Kind.INSTRUCTOR, (unit.key,), unit.full_members, Why.TOO_FEW_TOGETHER) for unit in small]
    place = {unit.key: at for at, unit in enumerate(units)}
    return sorted(made, key=lambda one: place[one.units[0]])


def _combined(units, field):
    """Groups of at most ``MOST_UNITS`` that together have the members, and the units left over, in their order.

    Whoever has most members goes first, so that few are enough; units with the same word in ``field`` combine.
    """
    alike = defaultdict(list)
    for unit in units:
        if getattr(unit, field) and unit.full_members:
            alike[getattr(unit, field)].append(unit)
    groups = []
    for neighbours in alike.values():
        group = []
        for unit in sorted(neighbours, key=lambda unit: -unit.full_members):
            group.append(unit)
            if _members(group) >= FEWEST_MEMBERS and len(group) > 1:
                groups.append(group)
                group = []
        if group and groups and groups[-1][0] in neighbours and len(groups[-1]) + len(group) <= MOST_UNITS:
            groups[-1] += group  # whoever is left joins the last of the neighbours
    order = {unit.key: at for at, unit in enumerate(units)}
    groups = [sorted(group, key=lambda unit: order[unit.key]) for group in groups]
    taken = {unit.key for group in groups for unit in group}
    return groups, [unit for unit in units if unit.key not in taken]


def _members(group):
    return sum(unit.full_members for unit in group)
