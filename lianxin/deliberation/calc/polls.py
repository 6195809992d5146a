"""What of the result of a poll is said: no number of people below five, and none that the others give away. Pure."""

FEWEST = 5


def shown(counts: list[tuple[str, int]]) -> list[tuple[str, int | None]]:
    """The counts with ``None`` in the place of what is not said: one to four, and, where that is one number alone, the smallest other,
    because the turnout less the rest would give it away. Nobody is a number that tells of nobody."""
    hidden = {at for at, (_label, number) in enumerate(counts) if 0 < number < FEWEST}
    if len(hidden) == 1:
        others = [at for at, (_label, number) in enumerate(counts) if number >= FEWEST]
        hidden |= {min(others, key=lambda at: counts[at][1])} if others else set()
    return [(label, None if at in hidden else number) for at, (label, number) in enumerate(counts)]


def numbers_of(result: dict) -> list[int]:
    """Every number of people the result of a ballot says: marks, spoilt sheets, pairs, rounds."""
    pairs = [
        number for _winner, _loser, votes, against, _locked in result.get("pairs", ()) for number in (votes, against)
    ]
    rounds = [number for one in result.get("rounds", ()) for _option, number in one["counts"]]
    return [*(number for _option, number in result.get("counts", ())), sum(result["invalid"].values()), *pairs, *rounds]


def is_small(result: dict) -> bool:
    """Whether one of them is of one to four people."""
    return any(0 < number < FEWEST for number in numbers_of(result))
