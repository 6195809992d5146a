"""Whether a vote of a branch assembly holds (支部工作条例): half of those with the vote are there, more than half of them agree.

Both halves are of those due to attend with the right to vote, not of those present.
"""


def has_quorum(due: int, present: int) -> bool:
    """At least half of those with the right to vote are present."""
    return due > 0 and present * 2 >= due


def is_passed(due: int, present: int, agreed: int) -> bool:
    """A quorum, and more than half of all due with the right to vote agreed."""
    return has_quorum(due, present) and agreed * 2 > due
