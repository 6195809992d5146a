"""Caps and votes. Grades are given by people; what is computed here only says what a rule allows. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date

from lianxin.territory.calc.terms import months_later


def most(people: int, percent: int) -> int:
    """How many of a round may have the capped grade: the share of all of them, rounded down."""
    return people * percent // 100


def leading(votes: Mapping[str, int]) -> set[str]:
    """The grades with the most votes; several when they are even, none when nobody voted."""
    highest = max(votes.values(), default=0)
    return {grade for grade, number in votes.items() if number == highest and number > 0}


def sheets(votes: Mapping[str, int], invalid: int) -> int:
    """How many sheets there are, the spoilt ones too."""
    return sum(votes.values()) + invalid


def counted(given: Sequence[str], grades: Sequence[str]) -> list[tuple[str, int]]:
    """How often each of ``grades`` was given, in their order: what is told of a meeting without telling of anybody."""
    return [(grade, sum(each == grade for each in given)) for grade in grades]


def ends_the_post(said: Sequence[tuple[int, date, str]], *, incompetent: str) -> bool:
    """Whether the last two evaluations in a row were ``incompetent`` (Organic Law of Villagers' Committees Art. 38).

    ``said`` are ``(year, day of the meeting, grade)`` in any order, several a year or one; a year without any breaks the row.
    """
    latest = sorted(said)[-2:]
    in_a_row = len(latest) == 2 and latest[1][0] - latest[0][0] <= 1
    return in_a_row and all(grade == incompetent for _year, _held_on, grade in latest)


def is_too_near(first: date, second: date, months: int) -> bool:
    """Whether less than so many calendar months lie between two days, whichever comes first."""
    return max(first, second) < months_later(min(first, second), months)
