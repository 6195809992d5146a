"""A place and those below it in figures, each with what it is made of."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.needs.presenters.rates import RateCell, rate_cells, share_cell, share_words
from lianxin.territory.vocabulary import Level as PlaceLevel


@dataclass(frozen=True)
class Line:
    """A small line: its values from the oldest month on, and what it shows in words."""

    label: str
    values: list
    words: str


@dataclass(frozen=True)
class LevelRow:
    """One place of an officer's tree; ``opens`` when places lie below it."""

    public_id: str
    name: str
    opens: bool
    overdue: int
    lines: list[Line]
    cells: list[RateCell]
    table: list[tuple]

    @property
    def notes(self):
        """Cells that leave something out or stand on few cases."""
        return [cell for cell in self.cells if cell.interval or cell.excluded]


def level_row(level):
    """A place in words and small lines; behind them the months as a table."""
    place, months = level.division, level.months
    kept = [None if share is None else float(share) for share in level.kept]
    received = Line(
        _("收到"),
        level.received,
        _("近 {months} 个月 {n} 件，本月 {last} 件").format(
            months=len(months), n=sum(level.received), last=level.received[-1]
        ),
    )
    return LevelRow(
        place.public_id,
        place.short_name,
        place.level != PlaceLevel.VILLAGE,
        level.overdue,
        [received, Line(_("按时答复"), kept, _kept_words(level.kept))],
        [*rate_cells(level.rates), share_cell(_("按时答复"), level.rates.on_time)],
        [
            (
                _("{year}年{month}月").format(year=month.year, month=month.month),
                count,
                "—" if share is None else share_words(share),
            )
            for month, count, share in zip(months, level.received, level.kept, strict=True)
        ],
    )


def _kept_words(shares):
    known = [share for share in shares if share is not None]
    if not known:
        return _("还没有到期的")
    return _("从 {first} 到 {last}").format(first=share_words(known[0]), last=share_words(known[-1]))
