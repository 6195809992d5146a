"""Participatory budgets: which projects a sum of money pays for, decided by whole numbers and fractions.

``pabulib`` reads and writes the files cities exchange; ``greedy``, ``sharing.equal_shares`` and ``earning.phragmen``
decide; each gives an ``Outcome`` that says of every project in which round it won, or why it did not. ``plain`` holds the
last two once more, short and without numpy, as their papers say them: for whoever recounts, and for the tests.
"""

from lianxin.deliberation.calc.budgets.greedy import greedy
from lianxin.deliberation.calc.budgets.model import (
    Completion,
    Election,
    Outcome,
    Project,
    Round,
    Utility,
    Why,
    paid_by,
)

__all__ = ["Completion", "Election", "Outcome", "Project", "Round", "Utility", "Why", "greedy", "paid_by"]
