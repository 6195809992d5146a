"""The three rates on the board: of a settled quarter alone, and nothing that points at somebody."""

from datetime import date

import pytest
import time_machine

from lianxin.kit.errors import RuleBroken
from lianxin.needs.presenters.for_the_board import board_tables
from tests.needs.conftest import at
from tests.needs.test_small_cells import units  # noqa: F401

QUARTER = (date(2026, 10, 1), date(2026, 12, 31))


def drawn(desk, first, last):
    return board_tables(id="rates", place=desk.cast.county, first=first, last=last, by=desk.actor("clerk"))


def test_a_settled_quarter_as_everybody_may_read_it(units):  # noqa: F811
    with time_machine.travel(at(2, 15).replace(year=2027), tick=True):
        [table] = drawn(units, *QUARTER)
    assert [column["name"] for column in table["columns"]] == ["单位", "响应率", "解决率", "满意率"]
    rows = {row[0]: row[1:] for row in table["rows"]}
    assert rows["合计"][0].startswith("100.0 %")
    assert rows[units.committee.name] == ["·（件数太少，不单列）"] * 3


@pytest.mark.parametrize("days", [(date(2026, 10, 1), date(2026, 11, 30)), (date(2027, 1, 1), date(2027, 3, 31))])
def test_any_other_time_is_refused(desk, days):
    with time_machine.travel(at(2, 15).replace(year=2027), tick=True), pytest.raises(RuleBroken, match="整个季度"):
        drawn(desk, *days)
