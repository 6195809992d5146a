"""How far somebody was on a day, and whether they had a vote, from what was entered since with its days. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date


def stage_on(day: date, now: str, steps: Sequence[tuple[date, str]], before: Mapping[str, str]) -> str:
    """The stage on a day: ``now`` unless a step was entered for a later day; ``before`` says which stage comes before which."""
    later = sorted(each for each in steps if each[0] > day)
    if not later:
        return now
    earlier = sorted(each for each in steps if each[0] <= day)
    return earlier[-1][1] if earlier else before[later[0][1]]


def had_vote_on(day: date, now: bool, changes: Sequence[tuple[date, bool]]) -> bool:
    """Whether a full member had a vote on a day: ``now`` unless it changed later."""
    later = sorted(each for each in changes if each[0] > day)
    return not later[0][1] if later else now
