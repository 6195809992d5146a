"""What of a poll is not said, because it would tell of very few people."""

from lianxin.deliberation.calc import polls
from lianxin.deliberation.selectors.budgets import budgeting_of
from lianxin.deliberation.vocabulary import BallotKind


def people_counted(ballot):
    """Of how many people each count of the result tells: of points how many gave any; ``[1]`` each where that was not kept."""
    if ballot.kind != BallotKind.POINTS:
        return polls.numbers_of(ballot.result)
    given = dict(map(tuple, ballot.givers))
    spoilt = sum(ballot.result["invalid"].values())
    return [*(given.get(option, 1) for option, _points in ballot.result["counts"]), spoilt]


def hides_few(ballot):
    """Whether numbers of this poll tell of so few people that they are not said; a vote that decides says all of them."""
    return (
        ballot.is_poll
        and bool(ballot.result)
        and polls.is_small(people_counted(ballot))
        and budgeting_of(ballot) is None
    )


def is_listed(ballot):
    """Whether everybody may have its sheets: with them all its numbers are known."""
    return ballot.bundle_id is not None and not hides_few(ballot)
