"""The masked list of a distribution hangs whole, however many there are."""

import pytest

from lianxin.bulletin.services.writing import MOST_COLUMNS, MOST_ROWS, MOST_TABLES, checked_words
from lianxin.ventures.services.listing import name_sheets


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


def test_more_than_a_notice_holds_hangs_as_its_numbers_and_its_checksum():
    listed = [(f"{number:06d}", "郑**") for number in range(1, 100_001)]
    (sheet,) = name_sheets(listed)
    assert sum(int(row[1]) for row in sheet["rows"]) == 100_000
    assert (sheet["rows"][0][0], sheet["rows"][-1][0][-6:]) == ("000001–000200", "100000")
    assert name_sheets([*listed[:-1], ("100000", "孙**")]) != [sheet]
    checked_words("分配", "名单", [sheet])
