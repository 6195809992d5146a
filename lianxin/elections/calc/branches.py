"""How many lead a Party branch of so many full members (rules on the work of branches). Pure."""

#: From so many full members on a branch has a committee.
COMMITTEE_FROM = 7
#: Without a committee a secretary and at most a deputy.
MOST_WITHOUT = 2
FEWEST, USUAL, MOST = 3, 5, 7


def fits(members: int, seats: int) -> bool:
    """Whether so many seats are what the rules say for a branch of so many full members."""
    return FEWEST <= seats <= MOST if members >= COMMITTEE_FROM else 1 <= seats <= MOST_WITHOUT
