"""Days of the week and hours of a day in words."""

from collections.abc import Sequence
from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.templatetags.kit import clock as hour

WEEKDAYS = (_L("周一"), _L("周二"), _L("周三"), _L("周四"), _L("周五"), _L("周六"), _L("周日"))
Spells = Sequence[tuple[time, time]]


def spells_words(spells: Spells) -> str:
    """8:30–12:00、14:30–18:00, or that nobody is there."""
    return "、".join(f"{hour(begin)}–{hour(end)}" for begin, end in spells) or _("休息")


def runs_of_week(week: Sequence[Spells]) -> list[tuple[str, Spells]]:
    """Seven days from Monday, those that follow each other and are alike as one: 周一至周五, with their hours."""
    lines, start = [], 0
    for number in range(1, 8):
        if number == 7 or week[number] != week[start]:
            names = (
                str(WEEKDAYS[start])
                if number - start == 1
                else _("{first}至{last}").format(first=WEEKDAYS[start], last=WEEKDAYS[number - 1])
            )
            lines.append((names, week[start]))
            start = number
    return lines
