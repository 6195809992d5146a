"""What a cell of a roster means: a day, yes or no. Pure."""

import re
from datetime import date

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\Z")
_YES = frozenset({"是", "有", "已", "已联审", "√", "1", "yes", "y"})


def day_of(text: str) -> date | None:
    """The day written as 2026-01-05, 2026/1/5, 2026.1.5 or 2026年1月5日; ``None`` for anything else."""
    found = _DAY.match(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def is_yes(text: str) -> bool:
    """Whether a cell says so."""
    return text.strip().lower() in _YES
