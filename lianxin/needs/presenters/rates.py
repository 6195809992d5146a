"""Rates in words: the share, what it is made of, what was left out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.needs.calc.rates import Excluded

EXCLUDED_WORDS = {
    Excluded.OUT_OF_SCOPE: gettext_lazy("不受理或转出"),
    Excluded.WITHDRAWN: gettext_lazy("撤回"),
    Excluded.MERGED: gettext_lazy("并案"),
    Excluded.ANONYMOUS: gettext_lazy("匿名或没留电话"),
    Excluded.NO_REPLY_WANTED: gettext_lazy("不要答复"),
    Excluded.UNREACHABLE: gettext_lazy("回访不上"),
    Excluded.SILENT: gettext_lazy("没有回音"),
    Excluded.ON_SPOT: gettext_lazy("当场答复，不用另外联系"),
    Excluded.NOT_DISPATCHED: gettext_lazy("还没有派单"),
    Excluded.NOT_YET_DUE: gettext_lazy("还没到期"),
    Excluded.NOT_ATTRIBUTABLE: gettext_lazy("认定不可归责"),
    Excluded.NOT_YET_ASKED: gettext_lazy("还没问"),
}


@dataclass(frozen=True)
class RateCell:
    """One rate in words: the share, what it is made of, its interval, what was left out."""

    label: str
    share: str
    made_of: str
    interval: str
    excluded: str


@dataclass(frozen=True)
class RatesRow:
    name: str
    cells: list

    @property
    def has_notes(self):
        return any(cell.interval or cell.excluded for cell in self.cells)


def rates_table(overall, rows):
    """Rows of the rates page, the total first: the name and three cells each."""
    return [RatesRow(name, rate_cells(row)) for name, row in [(_("合计"), overall), *((row.name, row) for row in rows)]]


def promise_facts(overall):
    """Whether promises were kept in time, and how long an answer takes: ``(label, words)``."""
    kept, days = share_cell(_("按时答复"), overall.on_time), overall.median_days
    facts = [(kept.label, f"{kept.share}（{kept.made_of}）")]
    if days is not None:
        facts.append((_("从登记到答复"), _("一半在 {n} 天以内").format(n=f"{days:g}")))
    return facts


def rate_cells(row):
    """The three rates in words, in their order."""
    labels = (_("响应率"), _("解决率"), _("满意率"))
    rates = (row.response, row.resolution, row.satisfaction)
    return [share_cell(label, rate) for label, rate in zip(labels, rates, strict=True)]


def share_cell(label, rate):
    """A rate in words; ``None`` is one kept back for being of too few."""
    if rate is None:
        return RateCell(label, "·", _("件数太少，不单列"), "", "")
    share = "—" if rate.value is None else share_words(rate.value)
    interval = ""
    if rate.interval:
        low, high = rate.interval
        interval = _("件数少，真实水平多半在 {low} 到 {high} 之间").format(low=share_words(low), high=share_words(high))
    left_out = "，".join(f"{EXCLUDED_WORDS[Excluded(reason)]} {n}" for reason, n in rate.excluded.items())
    return RateCell(label, share, f"{_number(rate.numerator)} / {rate.denominator}", interval, left_out)


def share_words(share):
    """A share as ``83.6 %``, rounded half up by integers."""
    tenths = (share.numerator * 2000 + share.denominator) // (2 * share.denominator)
    return f"{tenths // 10}.{tenths % 10} %"


def _number(value):
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator / value.denominator:g}"


def quarter_options(quarters, chosen):
    """``(value, name, chosen)`` of the quarters everybody may choose from."""
    return [
        (quarter.start.isoformat(), _("{year}年{number}季度").format(year=quarter.year, number=quarter.number), quarter == chosen)
        for quarter in quarters
    ]  # fmt: skip
