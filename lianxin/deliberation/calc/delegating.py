"""What an assembly may give to its representatives, and whether they may decide a matter on a day. Pure."""

from collections.abc import Iterable
from datetime import date

#: Villagers' Committees Law, Art. 28: what must go to the assembly, and may be given to the representatives.
MAY_BE_GIVEN = ("planning", "subsidies", "collective", "welfare", "assistance", "other")
#: What stays with the assembly: its charter and rules, its own members, and its representatives' mistakes.
STAYS = {
    "charter": "村民委员会组织法第三十一条",
    "recall": "村民委员会组织法第十八条",
    "revoke": "村民委员会组织法第二十八条",
}
GIVING = "村民委员会组织法第二十八条"


def covers(given: Iterable[tuple[str, date, date]], matter: str, on: date) -> bool:
    """Whether one of ``(matter, first day, last day)`` lets representatives decide ``matter`` on a day; both days count."""
    return any(each == matter and first <= on <= last for each, first, last in given)
