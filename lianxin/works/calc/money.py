"""What one source of a project's money may do. Whole numbers only: fen, or hundredths of a day's work. Pure."""

from dataclasses import dataclass, replace


class Refused(ValueError):
    """``why`` is ``amount``, ``promised`` (more would come than was promised), ``in_hand`` (more would go than is there), ``free``
    (more would be bound or go than nothing has bound), ``bound`` (more than was bound for it), ``paid`` or ``returned`` (more would come back than was paid or given back);
    ``left`` how much would have been possible."""

    def __init__(self, why: str, left: int = 0):
        super().__init__(f"{why}: {left}")
        self.why, self.left = why, left


@dataclass(frozen=True, slots=True)
class Purse:
    """One source: never more paid and given back than received, never more received than promised, never more bound by
    contracts than is promised and not yet gone."""

    promised: int
    received: int = 0
    paid: int = 0
    returned: int = 0
    committed: int = 0

    @property
    def in_hand(self) -> int:
        return self.received - self.paid - self.returned

    @property
    def to_come(self) -> int:
        """What was promised and is not there yet; what was given back is not promised any more."""
        return self.promised - self.received

    @property
    def loose(self) -> int:
        """What is in hand and bound by nothing; what is bound may be to come."""
        return max(0, self.in_hand - self.committed)

    @property
    def free(self) -> int:
        """What is in hand or to come and bound by nothing."""
        return self.in_hand + self.to_come - self.committed


def receive(purse: Purse, amount: int) -> Purse:
    _check(amount, purse.to_come, "promised")
    return replace(purse, received=purse.received + amount)


def lessen(purse: Purse, amount: int) -> Purse:
    """What came in was not to come: only what is still in hand and bound by nothing leaves again."""
    _check(amount, purse.in_hand, "in_hand")
    _check(amount, purse.loose, "free")
    return replace(purse, received=purse.received - amount)


def commit(purse: Purse, amount: int) -> Purse:
    """A contract, or a payment without one that waits, binds so much of it."""
    _check(amount, purse.free, "free")
    return replace(purse, committed=purse.committed + amount)


def pay(purse: Purse, amount: int) -> Purse:
    """What nothing has bound."""
    _check(amount, purse.in_hand, "in_hand")
    _check(amount, purse.free, "free")
    return replace(purse, paid=purse.paid + amount)


def pay_bound(purse: Purse, amount: int) -> Purse:
    """What was bound before."""
    _check(amount, purse.in_hand, "in_hand")
    _check(amount, purse.committed, "bound")
    return replace(purse, paid=purse.paid + amount, committed=purse.committed - amount)


def give_back(purse: Purse, amount: int) -> Purse:
    _check(amount, purse.in_hand, "in_hand")
    _check(amount, purse.free, "free")
    return replace(purse, returned=purse.returned + amount)


def give_back_bound(purse: Purse, amount: int) -> Purse:
    """What a slip that waited has bound."""
    _check(amount, purse.in_hand, "in_hand")
    _check(amount, purse.committed, "bound")
    return replace(purse, returned=purse.returned + amount, committed=purse.committed - amount)


def stay(purse: Purse, amount: int) -> Purse:
    """The bank sent back what was given back: it is in hand again."""
    _check(amount, purse.returned, "returned")
    return replace(purse, returned=purse.returned - amount)


def undo(purse: Purse, amount: int) -> Purse:
    """The bank sent back what was paid: it is in hand again."""
    _check(amount, purse.paid, "paid")
    return replace(purse, paid=purse.paid - amount)


def shares(purses: list[Purse], price: int) -> list[int]:
    """How a price may be bound: what the first sources have free, then the next; ``Refused`` where all together are too small."""
    found, left = [], price
    for purse in purses:
        found.append(min(left, max(0, purse.free)))
        left -= found[-1]
    if left or price <= 0:
        raise Refused("free" if left else "amount", price - left)
    return found


@dataclass(frozen=True, slots=True)
class Share:
    """What a contract has ``bound`` of a source, what has ``gone`` under it from there, and what is ``free`` beside it."""

    bound: int
    gone: int
    free: int


def rebound(parts: list[Share], price: int) -> list[int]:
    """How another price of a contract is bound: what has gone stays; then what was bound before, then what is free, each in the order
    of the sources. ``Refused`` where more has gone than the price, or all together are too small."""
    found = [each.gone for each in parts]
    left = price - sum(found)
    if left < 0:
        raise Refused("paid", sum(found))
    for mosts in ([each.bound for each in parts], [each.bound + each.free for each in parts]):
        for place, most in enumerate(mosts):
            more = min(left, max(0, most - found[place]))
            found[place], left = found[place] + more, left - more
    if left:
        raise Refused("free", price - left)
    return found


def _check(amount: int, most: int, why: str) -> None:
    if type(amount) is not int or amount <= 0:
        raise Refused("amount", most)
    if amount > most:
        raise Refused(why, most)


def is_paid_to_workers(wages: int, spent: int, percent: int) -> bool:
    """Whether so much of public money for work instead of relief went to workers; of nothing spent nothing is owed."""
    return wages * 100 >= spent * percent


def is_beyond(decided: int, budget: int, percent: int) -> bool:
    """Whether a budget is so far from what the meeting decided that it has to go back there.

    Measured from the decision, so that many small changes together are as far as they are.
    """
    return abs(budget - decided) * 100 > decided * percent
