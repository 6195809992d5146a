"""What a receipt leads to."""

from lianxin.deliberation.calc.receipts import digest_of, number_of
from lianxin.deliberation.models import TakenBack


def sheet_of(ballot, receipt):
    """``(the sheet this receipt leads to, whether it was taken back)``, or ``(None, False)``."""
    if not number_of(receipt):
        return None, False
    sheet = ballot.sheets.filter(receipt=digest_of(ballot.salt, receipt)).first()
    return sheet, sheet is not None and TakenBack.objects.filter(sheet=sheet).exists()
