"""What one source of a project's money may do. Whole numbers only: fen, or hundredths of a day's work. Pure."""

from dataclasses import dataclass, replace


class Refused(ValueError):
    """``why`` is ``amount``, ``promised`` (more would come than was promised) or ``in_hand`` (more would go than is there);
    ``left`` how much would have been possible."""

    def __init__(self, why: str, left: int = 0):
        super().__init__(f"{why}: {left}")
        self.why, self.left = why, left


@dataclass(frozen=True, slots=True)
class Purse:
    """One source: never more paid and given back than received, never more received than promised."""

    promised: int
    received: int = 0
    paid: int = 0
    returned: int = 0

    @property
    def in_hand(self) -> int:
        return self.received - self.paid - self.returned

    @property
    def to_come(self) -> int:
        """What was promised and is not there yet; what was given back is not promised any more."""
        return self.promised - self.received


def receive(purse: Purse, amount: int) -> Purse:
    _check(amount, purse.to_come, "promised")
    return replace(purse, received=purse.received + amount)


def pay(purse: Purse, amount: int) -> Purse:
    _check(amount, purse.in_hand, "in_hand")
    return replace(purse, paid=purse.paid + amount)


def give_back(purse: Purse, amount: int) -> Purse:
    _check(amount, purse.in_hand, "in_hand")
    return replace(purse, returned=purse.returned + amount)


def _check(amount: int, most: int, why: str) -> None:
    if type(amount) is not int or amount <= 0:
        raise Refused("amount", most)
    if amount > most:
        raise Refused(why, most)


def is_beyond(decided: int, budget: int, percent: int) -> bool:
    """Whether a budget is so far from what the meeting decided that it has to go back there.

    Measured from the decision, so that many small changes together are as far as they are.
    """
    return abs(budget - decided) * 100 > decided * percent
