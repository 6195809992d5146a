"""Minutes per case in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.needs.calc.burden import STEP_MINUTES
from lianxin.needs.calc.cells import hidden_cells
from lianxin.territory.vocabulary import Level


@dataclass(frozen=True)
class BurdenRow:
    """A line of the table; ``made_of`` is numerator and denominator."""

    name: str
    share: str
    made_of: str
    steps: str


def burden_row(name, burden):
    """``12.5 分钟`` with ``250 / 20``."""
    share = "—" if burden.per_case is None else _("{n} 分钟").format(n=f"{float(burden.per_case):.1f}")
    made_of = _("{minutes} 分钟 / {cases} 件").format(minutes=burden.minutes, cases=burden.cases)
    return BurdenRow(name, share, made_of, str(burden.steps))


def burden_rows(named):
    """Rows of ``(name, burden)`` pairs; those of so few cases that they point at somebody say only that."""
    hidden = hidden_cells([burden.cases for _name, burden in named])
    few = _("件数太少，不单列")
    return [
        BurdenRow(name, "·", few, "·") if hide else burden_row(name, burden)
        for (name, burden), hide in zip(named, hidden, strict=True)
    ]


def level_name(level):
    """The level of the unit that handled a case."""
    return _("{level}单位").format(level=Level(level).label) if level else _("没有派单的")


def step_minutes(names):
    """``(what is done, minutes)`` of the steps in ``names``, the dearest first."""
    rows = [(str(names[verb]), minutes) for verb, minutes in STEP_MINUTES.items() if minutes and verb in names]
    return sorted(rows, key=lambda row: -row[1])
