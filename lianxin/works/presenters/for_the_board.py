"""What a notice of the board may draw from here: the projects of a place with the money of every source apart."""

from django.utils.translation import gettext as _

from lianxin.works import selectors

_MONEY = "money"
_HEADS = ("承诺（元）", "到账（元）", "付出（元）", "退回（元）", "结余（元）")


def board_offers(actor, place):
    """Nothing where there is no project: one query."""
    return [(_MONEY, _("村里项目的钱：每个来源"))] if selectors.has_projects(place) else []


def board_tables(*, id, place, first, last, by):
    """Every source of money of the projects begun by the last day, with what came and went up to it."""
    rows = [
        [
            str(line.project), line.get_source_display(), line.giver, purse.promised, purse.received, purse.paid,
            purse.returned, purse.in_hand,
        ]
        for line, purse in selectors.money_through(place, last)
    ]  # fmt: skip
    names = ("项目", "来源", "谁出的")
    table = {
        "caption": _("项目的钱，每个来源分开"),
        "columns": [
            *({"name": name, "kind": "text"} for name in names), *({"name": head, "kind": "money"} for head in _HEADS)
        ],
        "rows": rows, "has_total": len(rows) > 1,
    }  # fmt: skip
    return [table] if rows else []
