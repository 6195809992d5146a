"""What of the result of a poll is said: no number of people below five, and none that the others give away. Pure."""

from lianxin.deliberation.calc.asking import FEWEST_IN_GROUP as FEWEST


def hidden(people: list[int]) -> set[int]:
    """Which of these numbers are not said: one to four, and as many of the smallest others as it takes, those that are equal
    together, that who knows the turnout, the rest and this rule can think of several numbers for each. Nobody is a number that
    tells of nobody, hidden only where nothing else is left."""
    found = {at for at, number in enumerate(people) if 0 < number < FEWEST}
    while found and len(found) < len(people) and _gives_away(found, people):
        left = {number for at, number in enumerate(people) if at not in found}
        smallest = min(left - {0}, default=0)
        found |= {at for at, number in enumerate(people) if number == smallest}
    return found


def _gives_away(found: set[int], people: list[int]) -> bool:
    """Whether their sum tells more than that some are few: they are fewer than may be told; with none of the others nobody, and all
    below what is said, one must be four or more, or can be three numbers at most; or all of them, were they few, would be four."""
    total, others = sum(people[at] for at in found), len(found) - 1
    if total == (FEWEST - 1) * len(found) and all(people[at] < FEWEST for at in found):
        return True
    said = [number for at, number in enumerate(people) if number and at not in found]
    most = min(said) - 1 if said else total
    least, greatest = max(1, total - others * most), min(most, total - others)
    return total < FEWEST or least > FEWEST - 2 or greatest - least < 3


def shown(counts: list[tuple[str, int]], people: list[int] | None = None) -> list[tuple[str, int | None]]:
    """The counts with ``None`` in the place of what is not said; ``people`` where they are not numbers of people: of whom each
    tells."""
    few = hidden([number for _label, number in counts] if people is None else people)
    return [(label, None if at in few else number) for at, (label, number) in enumerate(counts)]


def numbers_of(result: dict) -> list[int]:
    """Every number of people the result of a ballot says: marks, spoilt sheets, pairs, rounds."""
    pairs = [
        number for _winner, _loser, votes, against, _locked in result.get("pairs", ()) for number in (votes, against)
    ]
    rounds = [number for one in result.get("rounds", ()) for _option, number in one["counts"]]
    return [*(number for _option, number in result.get("counts", ())), sum(result["invalid"].values()), *pairs, *rounds]


def is_small(people: list[int]) -> bool:
    """Whether one of them is of one to four people."""
    return any(0 < number < FEWEST for number in people)
