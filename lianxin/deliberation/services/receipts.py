"""The receipt of a helped vote: the voter's number on the roll and a code of sixty random bits, which only the voter keeps.

What is kept beside the sheet is a slow, salted hash over both. It proves that this voter may take back this sheet, and leads
nobody who lacks the code from the one to the other.
"""

import hashlib
import re

from lianxin.deliberation.models import TakenBack
from lianxin.kit.ids import new_public_id, normalise_code

_ROUNDS = 100_000
_PARTS = re.compile(r"\s*([0-9]{1,9})\s*[-－—–\s]\s*(.+)")


def new_receipt(ballot, number):
    """``(what the voter is handed, what is kept)``."""
    code = new_public_id()
    receipt = f"{number}-{code[:4]}-{code[4:8]}-{code[8:]}"
    return receipt, digest_of(ballot, receipt)


def number_of(receipt):
    """The number on the roll, or 0 where none stands before a dash."""
    return _read(receipt)[0]


def sheet_of(ballot, receipt):
    """``(the sheet this receipt leads to, whether it was taken back)``, or ``(None, False)``."""
    sheet = ballot.sheets.filter(receipt=digest_of(ballot, receipt)).first() if number_of(receipt) else None
    return sheet, TakenBack.objects.filter(sheet=sheet).exists() if sheet else False


def digest_of(ballot, receipt):
    number, code = _read(receipt)
    return hashlib.pbkdf2_hmac("sha256", f"{number}\n{code}".encode(), ballot.salt.encode(), _ROUNDS)


def _read(receipt):
    found = _PARTS.fullmatch(receipt)
    return (int(found[1]), normalise_code(found[2])) if found else (0, "")
