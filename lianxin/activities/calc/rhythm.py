"""Which meetings a branch still has before it in the month, quarter or year that runs, and by which day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

#: Every so many months, unless the profile says otherwise; the talk and the yearly ones once in twelve.
KINDS = {
    "branch_assembly": 3,
    "branch_committee_meeting": 1,
    "party_group_meeting": 1,
    "party_lecture": 3,
    "theme_party_day": 1,
    "organizational_life_meeting": 12,
    "member_evaluation": 12,
    "talk": 12,
}
#: So many days for each month of its period, and at most this many, before its last day something stands in today's list.
NEAR_DAYS, MOST_NEAR_DAYS = 10, 60
#: A branch with so many full members has a committee.
COMMITTEE_FROM = 7


@dataclass(frozen=True)
class Due:
    kind: str
    months: int
    by: date


def period(day: date, months: int) -> tuple[date, date]:
    """First and last day of the period of ``months`` (1, 2, 3, 4, 6 or 12) months of the year in which ``day`` lies."""
    if months not in (1, 2, 3, 4, 6, 12):
        raise ValueError(f"no year is made of periods of {months} months")
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    after = first.month + months
    following = date(first.year + (after > 12), after - 12 if after > 12 else after, 1)
    return first, following - timedelta(days=1)


def kinds_for(full_members: int, *, has_groups: bool) -> list[str]:
    """What a branch of this size holds: no committee below seven full members, no group meetings without groups."""
    left_out = {kind for kind, held in (
        ("branch_committee_meeting", full_members >= COMMITTEE_FROM), ("party_group_meeting", has_groups)
    ) if not held}  # fmt: skip
    return [kind for kind in KINDS if kind not in left_out]


def due(
    kinds: Collection[str], months_of: Mapping[str, int], held: Collection[tuple[str, date]], today: date
) -> list[Due]:
    """Of ``kinds`` those not ``held`` yet in the period that runs, the nearest day first."""
    found = []
    for kind in kinds:
        first, last = period(today, months_of[kind])
        if not any(one == kind and first <= day <= last for one, day in held):
            found.append(Due(kind, months_of[kind], last))
    return sorted(found, key=lambda each: (each.by, list(KINDS).index(each.kind)))


def is_near(months: int, by: date, today: date) -> bool:
    """Whether the last day of a period is so near that today's list should say it."""
    return (by - today).days <= min(NEAR_DAYS * months, MOST_NEAR_DAYS)


def missed(
    kinds: Collection[str], months_of: Mapping[str, int], held: Collection[tuple[str, date]], year: int, today: date
) -> list[tuple[str, date, date]]:
    """``(kind, first, last)`` of each period of a year that was over before ``today`` and in which it was not held."""
    found = []
    for kind in kinds:
        day = date(year, 1, 1)
        while day.year == year:
            first, last = period(day, months_of[kind])
            if last < today and not any(one == kind and first <= on <= last for one, on in held):
                found.append((kind, first, last))
            day = last + timedelta(days=1)
    return found
