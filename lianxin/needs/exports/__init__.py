from lianxin.needs.exports.cases import (
    SHEETS,
    Case,
    as_on_paper,
    monthly,
    poster,
    sheet,
    sheets_for,
)
from lianxin.needs.exports.whistles import whistle_letter, whistle_sheet

__all__ = [
    "SHEETS",
    "Case",
    "as_on_paper",
    "monthly",
    "poster",
    "sheet",
    "sheets_for",
    "whistle_letter",
    "whistle_sheet",
]
