from lianxin.needs.exports.cases import (
    SHEETS,
    Case,
    as_on_paper,
    monthly,
    poster,
    sheet,
    sheets_for,
)

__all__ = [
    "SHEETS",
    "Case",
    "as_on_paper",
    "monthly",
    "poster",
    "sheet",
    "sheets_for",
]
