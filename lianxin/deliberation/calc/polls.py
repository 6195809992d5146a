"""What of the result of a poll is said: no number of people below five, and none that the others give away. Pure."""

from lianxin.deliberation.calc.asking import FEWEST_IN_GROUP as FEWEST


def hidden(people: list[int]) -> set[int]:
    """Which of these numbers are not said: one to four, and as many of the smallest others as it takes that the turnout less
    the rest gives none of them away. Nobody is a number that tells of nobody, hidden only where nothing else is left."""
    found = {at for at, number in enumerate(people) if 0 < number < FEWEST}
    rest = sorted(
        (at for at, number in enumerate(people) if at not in found), key=lambda at: (not people[at], people[at], at)
    )
    while found and rest and _gives_away([people[at] for at in found]):
        found.add(rest.pop(0))
    return found


def _gives_away(few: list[int]) -> bool:
    """Whether their sum tells them: one alone, fewer than may be told, all of them one, all of them four."""
    total, most = sum(few), (FEWEST - 1) * len(few)
    return len(few) == 1 or total < FEWEST or total == len(few) or (max(few) < FEWEST and total == most)


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
