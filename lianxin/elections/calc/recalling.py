"""Whether a recall may be voted on, and whether it passes. Whole numbers only; pure.

Source: the law on villagers' committees: a fifth of those with the right to vote or a third of the representatives ask for it;
more than half of the registered voters vote, and more than half of those who vote are for it. A residents' committee and the
supervision of either: asked for by as many, and voted on as they were elected (decision 0562).
"""

from datetime import timedelta
from fractions import Fraction

from lianxin.elections.calc import counting

#: Which share has to ask, exactly that share is enough.
NEEDED = {"voters": Fraction(1, 5), "reps": Fraction(1, 3)}
#: The law wants the vote held in time and names no day; a month is what practice allows.
VOTE_WITHIN = timedelta(days=30)


def may_be_raised(ground, asked, total):
    """Whether enough of them ask for it."""
    return asked >= NEEDED[ground] * total


def fewest(ground, total):
    """How many have to ask."""
    needed = NEEDED[ground] * total
    return -(-needed.numerator // needed.denominator)


def passes(method, listed, voters, in_favour):
    """Whether the post ends: enough took part, and as many of them are for it as it takes to elect somebody there."""
    return counting.is_valid(method, listed, voters) and counting.has_enough(
        method, in_favour, voters, listed, is_run_off=False
    )
