"""Who holds the chair when: counted from the charter and the dates of membership alone, so that anybody can check it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lianxin.territory.calc.terms import months_later


@dataclass(frozen=True)
class Rule:
    """What a charter says from a day on: a term has so many months; ``order`` is ``joining`` or ``listed``, as ``turns`` say.

    Who is not among ``turns`` comes after those who are.
    """

    starts_on: date
    months: int
    order: str = "joining"
    turns: tuple[int, ...] = ()


@dataclass(frozen=True)
class Seat:
    """A member; ``turn`` is its place in the list. On ``left_on`` it is no member any more.

    Before ``sits_from`` it takes no chair: what was held then is not written anew.
    """

    key: int
    joined_on: date
    left_on: date | None = None
    turn: int = 0
    may_chair: bool = True
    sits_from: date | None = None

    @property
    def first_on(self) -> date:
        """The first day it can hold the chair."""
        return max(self.joined_on, self.sits_from or self.joined_on)

    def sits_on(self, day: date) -> bool:
        """Whether it can hold the chair that day."""
        return self.may_chair and self.first_on <= day and (self.left_on is None or day < self.left_on)


@dataclass(frozen=True)
class Term:
    """From ``starts_on`` until the day before ``ends_on`` this member has the chair; ``None`` where there is nobody."""

    starts_on: date
    ends_on: date
    key: int | None


def rotation(rules: Iterable[Rule], seats: Sequence[Seat], last_day: date) -> list[Term]:
    """Every term that begins by ``last_day``, without a gap from the first charter on.

    The chair goes to the next member in the order who sits on the term's first day. Who leaves hands the rest of the term
    to the next. An amended charter ends the running term on its first day and goes on from the last chair.
    """
    found: list[Term] = []
    ordered = sorted(rules, key=lambda rule: rule.starts_on)
    ends = [*(rule.starts_on for rule in ordered[1:]), date.max]
    last: Seat | None = None
    for rule, end in zip(ordered, ends, strict=True):
        number, day = 0, rule.starts_on
        while day <= last_day and day < end:
            number += 1
            stop = min(end, months_later(rule.starts_on, rule.months * number))
            while day < stop:
                chair = _next(seats, rule, last, day)
                changes = [chair.left_on] if chair else [seat.first_on for seat in seats if seat.may_chair]
                until = min((each for each in changes if each and each > day), default=stop)
                found.append(Term(day, min(stop, until), chair.key if chair else None))
                last, day = chair or last, min(stop, until)
    return found


def term_on(terms: Iterable[Term], day: date) -> Term | None:
    """The term that runs on a day."""
    return next((term for term in terms if term.starts_on <= day < term.ends_on), None)


def _next(seats: Sequence[Seat], rule: Rule, last: Seat | None, day: date) -> Seat | None:
    circle = sorted((seat for seat in seats if seat.sits_on(day)), key=lambda seat: _place(seat, rule))
    after = [seat for seat in circle if last and _place(seat, rule) > _place(last, rule)]
    return next(iter(after or circle), None)


def _place(seat: Seat, rule: Rule) -> tuple[int, int, date, int]:
    if rule.order != "listed":
        return (0, 0, seat.joined_on, seat.key)
    place = rule.turns.index(seat.key) if seat.key in rule.turns else len(rule.turns)
    return (place, seat.turn, seat.joined_on, seat.key)
