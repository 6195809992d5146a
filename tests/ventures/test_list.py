"""The masked list of a distribution hangs whole, however many there are."""

import pytest

from lianxin.bulletin.services.writing import MOST_COLUMNS, MOST_ROWS, MOST_TABLES, checked_words
from lianxin.kit.errors import RuleBroken
from lianxin.ventures.services.wording import name_sheets


@pytest.mark.parametrize("number", [1, 499, 500, 501, 1_203, 5_000, 5_001, 12_345, 30_000])
def test_everybody_is_listed_once_on_sheets_that_hang(number):
    listed = [(f"{each:05d}", f"郑{each}") for each in range(1, number + 1)]
    sheets = name_sheets(listed)
    assert len(sheets) <= MOST_TABLES - 2
    assert all(len(sheet["rows"]) <= MOST_ROWS and len(sheet["columns"]) <= MOST_COLUMNS for sheet in sheets)
    told = [
        (row[at], row[at + 1])
        for sheet in sheets
        for at in range(0, len(sheet["columns"]), 2)
        for row in sheet["rows"]
        if row[at]
    ]
    assert told == listed
    checked_words("分配", "名单", sheets)


def test_more_than_a_notice_holds_is_said():
    with pytest.raises(RuleBroken, match="请按村分开"):
        name_sheets([("1", "郑")] * 30_001)
