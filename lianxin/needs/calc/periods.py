"""Which periods everybody may read numbers of: calendar quarters, which never overlap, once their cases have settled."""

from dataclasses import dataclass
from datetime import date, timedelta

#: After a quarter ends its last cases are answered and called back; the numbers are public from then on.
SETTLING_DAYS = 30
#: How many quarters back one may choose from.
CHOICE = 8


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a calendar year; ``number`` is 1 to 4."""

    year: int
    number: int

    @property
    def start(self):
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self):
        return self.next.start - timedelta(days=1)

    @property
    def next(self):
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def previous(self):
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    def is_public(self, today):
        return self.end + timedelta(days=SETTLING_DAYS) <= today


def quarter_of(day):
    """The quarter a day is in."""
    return Quarter(day.year, (day.month + 2) // 3)


def public_quarters(today):
    """The newest quarters everybody may read, the newest first."""
    found, quarter = [], quarter_of(today)
    while len(found) < CHOICE:
        if quarter.is_public(today):
            found.append(quarter)
        quarter = quarter.previous
    return found
