"""Caps and votes. Grades are given by people; what is computed here only says what a rule allows. Pure."""

from collections.abc import Mapping, Sequence


def most(people: int, percent: int) -> int:
    """How many of a round may have the capped grade: the share of all of them, rounded down."""
    return people * percent // 100


def leading(votes: Mapping[str, int]) -> set[str]:
    """The grades with the most votes; several when they are even, none when nobody voted."""
    highest = max(votes.values(), default=0)
    return {grade for grade, number in votes.items() if number == highest and number > 0}


def counted(given: Sequence[str], grades: Sequence[str]) -> list[tuple[str, int]]:
    """How often each of ``grades`` was given, in their order: what is told of a meeting without telling of anybody."""
    return [(grade, sum(each == grade for each in given)) for grade in grades]


def ends_the_post(years: Sequence[tuple[int, str]], *, incompetent: str) -> bool:
    """Whether the last two yearly results in a row were ``incompetent`` (Organic Law of Villagers' Committees Art. 38).

    ``years`` are ``(year, grade)``, one a year, in any order.
    """
    latest = sorted(years)[-2:]
    return (
        len(latest) == 2 and latest[1][0] - latest[0][0] == 1 and all(grade == incompetent for _year, grade in latest)
    )
