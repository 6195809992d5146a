"""Participatory budgets: which projects a sum of money pays for, decided by whole numbers and fractions.

``pabulib`` reads and writes the files cities exchange; ``greedy``, ``equal_shares`` and ``phragmen`` decide; every one
gives an ``Outcome`` that says of each project in which round it won, or why it did not.
"""

from lianxin.deliberation.calc.budgets.equal_shares import Completion, Utility, equal_shares
from lianxin.deliberation.calc.budgets.greedy import greedy
from lianxin.deliberation.calc.budgets.model import Election, Outcome, Project, Round, Why, paid_by
from lianxin.deliberation.calc.budgets.phragmen import phragmen

__all__ = [
    "Completion", "Election", "Outcome", "Project", "Round", "Utility", "Why",
    "equal_shares", "greedy", "paid_by", "phragmen",
]  # fmt: skip
