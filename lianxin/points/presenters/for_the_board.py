"""What a notice of the board may draw from here: the batches of a time as they were made public, and the sums of its months."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.points import selectors
from lianxin.points.calc.caps import first_of_month
from lianxin.points.services.store import agreed_totals
from lianxin.points.services.wording import (
    batch_name,
    batch_table,
    month_name,
    settled_table,
    thanked_table,
    totals_tables,
)

_BATCHES, _MONTHS, _SETTLED, _THANKED = "batches", "months", "settled", "thanked"


def board_offers(actor, place):
    """Nothing where no batch was ever posted: one query."""
    if not selectors.batches(place=place.path, size=1):
        return []
    return [
        (_BATCHES, _("积分：这段时间的每一批")), (_MONTHS, _("积分：每月总数")), (_SETTLED, _("积分：一个季度、一年的结算")),
        (_THANKED, _("积分：谢谢大家（只写同意公开姓名的人）")),
    ]  # fmt: skip


def board_tables(*, id, place, first, last, by):
    """Batches with the names as they hung; what every whole month, or all of it together, came to; who is thanked by name."""
    if id == _BATCHES:
        found = selectors.batches_between(place, first, last)
        return [{**batch_table(selectors.claims_of_batch(each)), "caption": batch_name(each)} for each in found]
    if id == _SETTLED:
        settled = selectors.settlement(place, first, min(last, clock.today()))
        if not settled.agrees:
            raise RuleBroken(_("积分和总账对不上，先查清再公布。"))
        return [settled_table(settled)]
    if id == _THANKED:
        return [thanked_table(selectors.thanked_by_name(place, first, last))]
    return [table for month in _months(first, last) for table in _month_tables(place, month)]


def _months(first, last):
    month, found = first.replace(day=1), []
    if month < first:
        month = first_of_month(month, 1)
    until = min(last, clock.today() - timedelta(days=1))  # a month that is not over has no total yet
    while (following := first_of_month(month, 1)) <= until + timedelta(days=1):
        found.append(month)
        month = following
    return found


def _month_tables(place, month):
    tables = totals_tables(agreed_totals(place, month))
    return [{**table, "caption": f"{month_name(month)} {table['caption']}"} for table in tables if table["rows"]]
