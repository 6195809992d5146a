"""Additional votes of a cooperative's members (Farmers' Cooperatives Law Art. 22): whole votes, together a fifth of the basic at most.

Every member has one basic vote. The charter may give more to who put in or traded more; all of these together never exceed
twenty per cent of the basic votes.
"""


def most_additional(members: int) -> int:
    """How many additional votes so many members may hold together; a fraction of a vote is none."""
    return members // 5


def keeps_the_cap(members: int, votes: int) -> bool:
    """Whether ``votes``, basic and additional, are lawful for so many members: each has one at least."""
    return members <= votes <= members + most_additional(members)
