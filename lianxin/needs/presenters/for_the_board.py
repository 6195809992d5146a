"""What a notice of the board may draw from here: the three rates of a quarter, as everybody may read them."""

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.needs import selectors
from lianxin.needs.calc.periods import public_quarters
from lianxin.needs.presenters.rates import rates_table

_RATES = "rates"


def board_offers(actor, place):
    return [(_RATES, _("急难愁盼：三率"))]


def board_tables(*, id, place, first, last, by):
    """The three rates of a settled quarter by unit. Any other time is refused: times that overlap could be subtracted."""
    quarter = next((each for each in public_quarters(clock.today()) if (each.start, each.end) == (first, last)), None)
    if quarter is None:
        raise RuleBroken(
            _("三率按整个季度公布，而且要等这个季度的回访做完。请把“从哪天到哪天”写成已经能公布的季度。"),
            field="about_from",
        )
    overall, rows = selectors.public_rates(quarter=quarter, within_path=place.path)
    shown = rates_table(overall, rows)
    heads = [_("单位"), *(cell.label for cell in shown[0].cells)]
    return [
        {
            "caption": _("急难愁盼三率"), "columns": [{"name": head, "kind": "text"} for head in heads],
            "rows": [[row.name, *(f"{cell.share}（{cell.made_of}）" for cell in row.cells)] for row in shown],
        }
    ]  # fmt: skip
