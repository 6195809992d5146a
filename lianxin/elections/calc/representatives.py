"""How many representatives so many households send. Whole numbers only; pure.

Sources: the law on villagers' committees and the law on rural collectives (one of every five to fifteen households; a
collective more than twenty), the law on residents' committees (one of every twenty to fifty).
"""

from dataclasses import dataclass

#: Names of laws, marked for the catalogues; who shows them translates.
_ = str


@dataclass(frozen=True)
class Share:
    """One representative of every ``few`` to ``many`` households, and at least ``least`` together."""

    few: int
    many: int
    source: str
    least: int = 1


_VC = _("村民委员会组织法")
#: By the kind of the unit that sends them or that they are.
SHARES = {
    "villagers_group": Share(5, 15, _VC),
    "villager_rep_assembly": Share(5, 15, _VC),
    "resident_rep_assembly": Share(20, 50, _("城市居民委员会组织法")),
    "member_rep_assembly": Share(5, 15, _("农村集体经济组织法"), least=21),
}


def fitting(share, households):
    """``(fewest, most)`` representatives of so many households."""
    fewest = max(share.least, -(-households // share.many))
    return fewest, max(fewest, households // share.few)


def are_most(representatives: int, others: int) -> bool:
    """Whether four fifths of who sits in the meeting are representatives, beside the committee's members."""
    return 5 * representatives >= 4 * (representatives + others)


def is_a_third(women: int, everybody: int) -> bool:
    """Whether a third of the representatives are women."""
    return 3 * women >= everybody
