"""The indicators of a place in words: each with its formula, source and who says so."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from lianxin.bulletin.calc.tables import money
from lianxin.kit.templatetags.kit import day
from lianxin.works.vocabulary import Area, Measure


@dataclass(frozen=True)
class IndicatorRow:
    label: str
    value: str
    formula: str
    source: str
    said_by: str
    words: str


def programme_rows(values):
    """``(area, rows)`` in the order of the list."""
    return [(str(area.label), [_row(each) for each in values if each.indicator.area == area]) for area in Area]


def _row(told):
    indicator = told.indicator
    said_by = gettext("这里的记录算出来的") if indicator.is_measured else gettext("村里自己报的")
    if told.on:
        said_by = gettext("{who}，{day}").format(who=said_by, day=day(told.on))
    return IndicatorRow(
        str(indicator.label),
        _value(told),
        _then(told.formula, indicator.formula),
        _then(told.source, indicator.source),
        said_by,
        told.words,
    )


def _then(kept, now):
    """As it was counted on the day of the number; what the list says now where there is no number."""
    return gettext(kept) if kept else str(now)


def _value(told):
    measure = told.indicator.measure
    if told.value is None or (measure == Measure.SHARE and not told.whole):
        return gettext("没有数")
    if measure == Measure.SHARE:
        tenths = Fraction(told.value * 1000, told.whole)
        whole = int(tenths + Fraction(1, 2))
        return gettext("{percent}%（{value} / {whole}）").format(
            percent=f"{whole // 10}.{whole % 10}", value=told.value, whole=told.whole
        )
    if measure == Measure.YUAN and told.whole:
        return gettext("{each} 元（{sum} 元 ÷ {whole} 人）").format(
            each=money(told.value // told.whole), sum=money(told.value), whole=told.whole
        )
    if measure in (Measure.YUAN, Measure.DAYS):
        return f"{money(told.value)} {measure.label}"
    return f"{told.value} {measure.label}"
