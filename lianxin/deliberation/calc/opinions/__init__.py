"""Opinion groups: who answers alike, what marks each group, what all share, and whether there are clear groups at all.

Two ways: ``polis``, the mathematics of the Polis server, known and stable; ``robust`` for conversations in which people
answered few of many statements. Which one, is decided by how much better it foretells answers that were hidden from it.
"""

from lianxin.deliberation.calc.opinions.choice import Gains, Mode, Opinions, opinion_groups
from lianxin.deliberation.calc.opinions.statements import Mark
from lianxin.deliberation.calc.opinions.votes import Votes, arrange, gather

__all__ = ["Gains", "Mark", "Mode", "Opinions", "Votes", "arrange", "gather", "opinion_groups"]
