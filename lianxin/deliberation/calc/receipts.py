"""The receipt of a helped vote: the voter's number on the roll and a code of sixty random bits, which only the voter keeps.

What is kept beside the sheet is a slow, salted hash over both. It proves that this voter may take back this sheet, and leads
nobody who lacks the code from the one to the other.
"""

import hashlib
import re

from lianxin.kit.ids import normalise_code

_ROUNDS = 100_000
_PARTS = re.compile(r"\s*([0-9]{1,9})\s*[-－—–\s]\s*(.+)")


def receipt_of(number: int, code: str) -> str:
    """What the voter is handed."""
    return f"{number}-{code[:4]}-{code[4:8]}-{code[8:]}"


def number_of(receipt: str) -> int:
    """The number on the roll, or 0 where none stands before a dash."""
    return _read(receipt)[0]


def digest_of(salt: str, receipt: str) -> bytes:
    """What is kept."""
    number, code = _read(receipt)
    return hashlib.pbkdf2_hmac("sha256", f"{number}\n{code}".encode(), salt.encode(), _ROUNDS)


def _read(receipt):
    found = _PARTS.fullmatch(receipt)
    return (int(found[1]), normalise_code(found[2])) if found else (0, "")
