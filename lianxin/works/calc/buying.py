"""How something has to be bought, by its amount; whether it was cut into pieces; what is kept back. Whole fen. Pure."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

#: Methods from the lightest to the strictest.
LADDER = ("direct", "quotes", "platform", "county", "tender")
#: So many offers at least; of one nobody can choose.
OFFERS = {"direct": 1}
FEWEST_OFFERS = 3
#: Who chooses: two sign a direct purchase, three choose otherwise.
CHOOSERS = {"direct": 2}
FEWEST_CHOOSERS = 3
#: Full days on which offers come, the day of the call not counted (Tendering Law, art. 24: twenty; Civil Code, art. 201).
DAYS = {"tender": 20}
FEWEST_DAYS = 3


def least_method(steps: Sequence[int], fen: int) -> str:
    """The lightest method allowed for ``fen``; ``steps`` are the sums from which the next one begins, rising."""
    return LADDER[sum(fen >= step for step in steps)]


def is_enough(steps: Sequence[int], method: str, fen: int) -> bool:
    """Whether a method is at least as strict as this amount asks. More is always allowed."""
    return LADDER.index(method) >= LADDER.index(least_method(steps, fen))


def first_opening(method: str, called: date) -> date:
    """The first day all may be opened: after so many full days of offers, for none comes on the day of the opening. What nobody was
    invited for is opened at once."""
    if method == "direct":
        return called
    return called + timedelta(days=DAYS.get(method, FEWEST_DAYS) + 1)


def first_signing(noticed: date, days: int) -> date:
    """The first day a contract may be signed: the notice of the result has hung so many full days, its own not counted."""
    return noticed + timedelta(days=days + 1)


def pieces(steps: Sequence[int], fen: int, others: Iterable[int]) -> list[int]:
    """Which of ``others``, by their place, would together with ``fen`` have asked for a stricter method than any of them did;
    empty where none would. A purchase that was strict by itself hides no light ones beside it.
    """
    others = list(others)
    for strictest in range(_level(steps, fen), len(LADDER)):
        near = [place for place, other in enumerate(others) if _level(steps, other) <= strictest]
        if _level(steps, fen + sum(others[place] for place in near)) > strictest:
            return near
    return []


def _level(steps, fen):
    return LADDER.index(least_method(steps, fen))


def name_key(name: str) -> str:
    """What is left of a firm's name without spaces, marks, and the width and case of its letters: the same firm spelt otherwise."""
    return "".join(each for each in unicodedata.normalize("NFKC", name).casefold() if each.isalnum())


def retention(price: int, percent: int) -> int:
    """What is kept back of a price until its term is over: never more than the percentage."""
    return price * percent // 100


def payable(price: int, retention: int, paid: int, *, is_over: bool) -> int:
    """How much of a contract may still be paid today."""
    return max(0, price - (0 if is_over else retention) - paid)


def most_before(price: int, percent: int) -> int:
    """How much of a price may be paid before a point of its contract is reached: rounded down to the fen."""
    return price * percent // 100


def kept_back(price: int, retention: int, paid: int) -> int:
    """What of the retention is still owed."""
    return max(0, min(retention, price - paid))
