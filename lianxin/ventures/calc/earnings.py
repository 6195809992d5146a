"""What may be distributed: the year's result less what law and charter take first. Whole fen in, every line out. Pure.

Order: 农村集体经济组织法第四十二条; what may never be distributed: money borrowed, capital, grants with a purpose, compensation
for land (its own decision), rent that belongs to later years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

#: Money that may stand in the year's result and may not be distributed.
GROUNDS = ("loan", "capital", "grant", "land", "rent_ahead", "other")


class CannotDistribute(ValueError):
    """The numbers cannot be distributed; ``code`` says why, for the words of the page."""

    def __init__(self, code: str, about: object = ""):
        super().__init__(f"{code} {about}".strip())
        self.code, self.about = code, about


@dataclass(frozen=True)
class Line:
    """One line of the sum: ``fen`` is what it adds or, below zero, takes; ``left`` what there is after it."""

    code: str
    name: str
    fen: int
    left: int


@dataclass(frozen=True)
class Waterfall:
    lines: tuple[Line, ...]
    distributable: int
    set_aside: int


def waterfall(given: Mapping) -> Waterfall:
    """Every step from the result to what may be distributed.

    ``given``: ``result`` (below zero: a loss), ``books`` (``[account, what, fen]`` it is the sum of), ``carried`` (earlier years' undistributed), ``losses`` (earlier years', not yet
    made good), ``released`` (of ``carried``, what earlier plans withheld as rent and has come due: it never bore a set-aside and does so now), ``not_ours`` (``[ground, name, fen]``; of rent
    paid ahead ``[…, fen, paid, years, first year]``, where ``fen`` is what of ``paid`` belongs to the years after ``year``), ``set_asides`` (``[name, "1/10"]`` by charter, of what this year leaves
    after losses, rounded up to the fen), ``kept`` (what the members keep back beyond the charter).
    """
    _check(given)
    lines: list[Line] = []
    left = 0

    def add(code, name, fen):
        nonlocal left
        left += fen
        lines.append(Line(code, name, fen, left))

    add("result", "", given["result"])
    for ground, name, fen, *_rent in given["not_ours"]:
        add(ground, name, -fen)
    if released := given.get("released", 0):
        add("released", "", released)
    own = left
    add("carried", "", given["carried"] - released)
    add("losses", "", -given["losses"])
    base, set_aside = max(0, min(own, left)), 0
    for name, rate in given["set_asides"]:
        fen = min(_rounded_up(Fraction(rate) * base), max(0, left))
        set_aside += fen
        add("set_aside", name, -fen)
    if given["kept"] > max(0, left):
        raise CannotDistribute("kept_too_much", max(0, left))
    add("kept", "", -given["kept"])
    return Waterfall(tuple(lines), max(0, left), set_aside)


def rent_ahead(fen: int, years: int, year: int) -> int:
    """What of a rent paid once for ``years`` belongs to the years after ``year`` (counted from 1; 0 is before
    the first): spread evenly, exactly."""
    if not (0 <= year <= years and years and fen >= 0):
        raise CannotDistribute("not_a_number", "rent")
    return fen - fen * year // years


def ahead_in(row: Sequence, year: int) -> int:
    """What of a rent paid ahead, a row of ``not_ours`` with its term, belongs to the years after ``year``. Of a row without its
    term (plans before decision 0526) nothing ever comes due by itself: nobody said when."""
    if len(row) == 3:
        return row[2]
    paid, years, first = row[3:]
    return rent_ahead(paid, years, min(years, max(0, year - first + 1)))


def _rounded_up(share: Fraction) -> int:
    return -(-share.numerator // share.denominator)


def is_whole(number: object, *, least: int | None = 0) -> bool:
    """An integer that is no truth value, and not below ``least``."""
    return type(number) is int and (least is None or number >= least)


def _check(given):
    if not is_whole(given["result"], least=None):
        raise CannotDistribute("not_a_number", "result")
    books = [row[2] for row in given.get("books", ())]
    if not all(is_whole(fen, least=None) for fen in books) or (books and sum(books) != given["result"]):
        raise CannotDistribute("books_differ", given["result"])
    for name in ("carried", "losses", "kept"):
        if not is_whole(given[name]):
            raise CannotDistribute("not_a_number", name)
    released = given.get("released", 0)
    if not is_whole(released) or released > given["carried"]:
        raise CannotDistribute("not_a_number", "released")
    for row in given["not_ours"]:
        _check_row(row, given.get("year"))
    rates = [Fraction(rate) for _name, rate in given["set_asides"]]
    if any(rate < 0 for rate in rates) or sum(rates, Fraction(0)) > 1:
        raise CannotDistribute("set_asides_over_one")


def _check_row(row, year):
    ground, _name, fen, *rent = row
    if ground not in GROUNDS or not is_whole(fen) or not all(is_whole(each) for each in rent):
        raise CannotDistribute("not_a_number", ground)
    if rent and (ground != "rent_ahead" or len(rent) != 3 or not rent[1] or fen != ahead_in(row, year)):
        raise CannotDistribute("not_a_number", ground)
