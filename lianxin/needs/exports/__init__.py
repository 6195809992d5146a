from lianxin.needs.exports.cases import (
    SHEETS,
    Case,
    monthly,
    poster,
    sheet,
    sheets_for,
)
from lianxin.needs.exports.mediation import mediation_agreement, mediation_invitation, mediation_openings
from lianxin.needs.exports.rates import rates_bundle
from lianxin.needs.exports.whistles import whistle_letter, whistle_sheet

__all__ = [
    "SHEETS",
    "Case",
    "mediation_agreement",
    "mediation_invitation",
    "mediation_openings",
    "monthly",
    "poster",
    "rates_bundle",
    "sheet",
    "sheets_for",
    "whistle_letter",
    "whistle_sheet",
]
