"""What is typed line by line: money that may not be distributed, rent of several years."""

import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _now

from lianxin.kit.forms import cells_of, hundredths_in
from lianxin.ventures.calc.texts import yuan
from lianxin.ventures.vocabulary import Ground

MOST = Decimal(10) ** 12

#: The answer that there is none.
NOTHING = "没有"
_GROUNDS = {
    "借款": Ground.LOAN, "股金": Ground.CAPITAL, "资本": Ground.CAPITAL, "补助": Ground.GRANT, "捐赠": Ground.GRANT,
    "土地补偿": Ground.LAND, "预收租金": Ground.RENT_AHEAD, "其他": Ground.OTHER,
}  # fmt: skip


def ground_word(ground):
    return next(word for word, each in _GROUNDS.items() if each == ground)


def year_line(line):
    year, *cells = cells_of(line)
    if not re.fullmatch(r"[0-9]{4}", year) or not cells:
        raise forms.ValidationError(
            _now("看不懂“{line}”，前面要写哪一年，例如“2024,补助,路灯,20000”；没有的写“没有”。").format(line=line[:40])
        )
    return [int(year), *ground_line(",".join(cells), int(year))]


def ground_line(line, year):
    cells = cells_of(line)
    if cells[0] == ground_word(Ground.RENT_AHEAD):
        return _rent_line(cells, line, year)
    if len(cells) != 3 or cells[0] not in _GROUNDS:
        raise forms.ValidationError(
            _now("看不懂“{line}”，要写成“哪一种,说明,金额”，哪一种是：{kinds}。").format(
                line=line[:40], kinds="、".join(_GROUNDS)
            )
        )
    return [_GROUNDS[cells[0]].value, cells[1][:60], fen_in(cells[2], line)]


def _rent_line(cells, line, year):
    """A rent paid at once for several years, with the first of them: what belongs to which year is worked out from it."""
    *told, years, place = cells if len(cells) == 5 else (*cells, "", "")
    if not all(re.fullmatch(r"[0-9]{1,2}", each) for each in (years, place)) or not 1 <= int(place) <= int(years):
        raise forms.ValidationError(
            _now("“{line}”里收了几年、今年是第几年要写成整数，例如“预收租金,门面房,120000,3,1”。").format(
                line=line[:40]
            )
        )
    _word, name, paid = told
    return [Ground.RENT_AHEAD.value, name[:40], fen_in(paid, line), int(years), year - int(place) + 1]


def ground_lines(earnings):
    """What was typed, for who computes it anew: of the plan's year, and of the years without a plan."""
    told = [_typed(row, earnings.get("year")) for row in earnings["not_ours"]]
    missed = [f"{year},{_typed(row, year)}" for year, *row in earnings.get("skipped", ())]
    return "\n".join(told), "\n".join(missed) or NOTHING


def _typed(row, year):
    ground, name, fen, *rent = row
    more = f",{rent[1]},{year - rent[2] + 1}" if rent else ""
    return f"{ground_word(ground)},{name},{yuan(rent[0] if rent else fen).replace(',', '')}{more}"


def fen_in(text, line):
    try:
        return hundredths_in(text, least=0, most=MOST * 100)
    except ValueError:
        raise forms.ValidationError(_now("“{line}”里的金额不对，写到分为止。").format(line=line[:40])) from None
