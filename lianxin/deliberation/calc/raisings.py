"""一事一议筹资筹劳: who owes how much, what a year may ask of one person, who may propose, what counts as carried. Pure.

Money in whole fen, labour in whole days. Labour is never money: nothing here turns a day into fen.
"""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lianxin.people.calc.identity import age_on

MONEY, LABOUR = "money", "labour"
#: Ground → what it lets off; each is a ``vocabulary.Ground``.
FREES = {
    "service": (MONEY, LABOUR),
    "low_income": (MONEY,),
    "disabled_veteran": (LABOUR,),
    "student": (LABOUR,),
    "pregnant": (LABOUR,),
    "sick": (LABOUR,),
    "hardship": (MONEY, LABOUR),
}
#: Who may propose beside the committee, by how many signatures of all there are.
SHARES = {"villagers": Fraction(1, 10), "reps": Fraction(1, 5)}
_TURNED = re.compile(
    r"以(?:钱|资)(?:代|抵|顶)(?:劳|工)|(?:不出|缺|少|顶|抵|每)(?:一个?)?(?:义务)?(?:劳|工)[^。；，,;]{0,8}(?:交|出|缴|补|罚|折|抵|合|扣)[^。；，,;]{0,8}(?:元|块|钱)"
    r"|(?:工日?|劳力?)[^。；，,;]{0,4}(?:折|抵|换|合)[^。；，,;]{0,4}(?:元|块|钱|现金)"
)


@dataclass(frozen=True)
class Owed:
    """Fen and days of one person, one household, or all."""

    fen: int = 0
    days: int = 0

    def __add__(self, other):
        return Owed(self.fen + other.fen, self.days + other.days)

    def __bool__(self):
        return bool(self.fen or self.days)


@dataclass(frozen=True)
class WorkingAges:
    """In full years, both ends in."""

    first: int
    last_man: int
    last_woman: int


def is_worker(sex: str, born: tuple[date, date] | None, on: date, ages: WorkingAges) -> bool:
    """Whether labour may be asked of them on a day; ``born`` is the earliest and latest day they may be born on.

    Of whom sex or birth is not known nothing is asked.
    """
    last = {"male": ages.last_man, "female": ages.last_woman}.get(sex)
    if last is None or born is None:
        return False
    youngest, oldest = (age_on(on, birth_date=day) for day in reversed(born))
    return youngest >= ages.first and oldest <= last


def owed(per_head_fen: int, per_worker_days: int, *, works: bool, grounds=()) -> Owed:
    """What one person owes; each ground lets off its part whole."""
    free = {part for ground in grounds for part in FREES[ground]}
    return Owed(0 if MONEY in free else per_head_fen, per_worker_days if works and LABOUR not in free else 0)


def above(asked: Owed, earlier: Owed, cap: Owed) -> Owed:
    """How much more than the cap of the year it comes to, with what was raised earlier in it; a part not asked is nothing."""
    return Owed(
        max(0, asked.fen + earlier.fen - cap.fen) if asked.fen else 0,
        max(0, asked.days + earlier.days - cap.days) if asked.days else 0,
    )


def is_backed(proposer: str, signed: int, of: int) -> bool:
    """Whether enough of them have signed; the committee needs no signatures."""
    share = SHARES.get(proposer)
    return share is None or (0 < signed <= of and signed >= share * of)


def is_carried(yes: int, households: int) -> bool:
    """More than half of all households have signed for it; exactly half have not."""
    return 2 * yes > households


def labour_as_money(text: str) -> str:
    """The words that turn labour into money, empty when there are none."""
    found = _TURNED.search(text)
    return found.group() if found else ""
