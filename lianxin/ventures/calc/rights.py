"""Whose share may not be touched, whoever votes for it. Pure.

农村集体经济组织法第八条、第十八条, 妇女权益保障法第五十五条、第五十六条: women's rights do not depend on being unmarried, married,
divorced, widowed or without a man in the house; nobody is left out for studying, serving, working or trading elsewhere, for
divorce, the death of a spouse, or prison.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

WOMEN, ABSENT = "women", "absent"
_FORBIDDEN = (
    (
        WOMEN,
        re.compile(
            r"出嫁|外嫁|嫁出|嫁到|嫁入|招赘|上门女婿|入赘|未婚|已婚|结婚|离婚|离异|丧偶|寡妇|守寡|没有?男丁|户无男|没有?儿子|女性|妇女"
        ),
    ),
    (
        ABSENT,
        re.compile(
            r"外出|打工|务工|经商|上大学|上学|就学|读书|当兵|服役|参军|服刑|坐牢|坐监|常年不在|人不在村|户口迁出"
        ),
    ),
)


def forbidden_grounds(words: str) -> list[tuple[str, str]]:
    """``(which right, the words)`` of every ground in a text for which no share may be taken or made smaller."""
    return [(right, found[0]) for right, pattern in _FORBIDDEN for found in pattern.finditer(words)]


#: What no class of shares is told apart by: sex, marriage, where somebody works or lives.
_UNEQUAL = re.compile(r"男|女|婚|媳|婿|寡|丁股|壮劳力|外出|在家|常住|本地户|外来")


def unequal_class(name: str) -> str:
    """The word by which the name of a class tells members apart who have the same right, or nothing."""
    found = _UNEQUAL.search(name)
    return found[0] if found else ""


_Heads = tuple[object, int, int]


def other_heads(
    members: Iterable[tuple[int, object]], heads: Mapping[object, int], alone: Collection[int] = ()
) -> tuple[list[_Heads], list[_Heads]]:
    """``(household, members, head shares in hundredths)`` of every household in ``heads`` with fewer, and of every one with more head
    shares than members on the roll. Who is ``alone``, with a certificate of their own, is not counted in the household again; of a
    household of which nobody is on the roll is told elsewhere."""
    count: Counter[object] = Counter()
    for person, home in members:
        if home in heads:
            count[home] += person not in alone
    found = [(home, number, heads[home]) for home, number in count.items()]
    return [row for row in found if row[2] < row[1] * 100], [row for row in found if row[2] > row[1] * 100]


def left_out(
    members: Iterable[tuple[int, object]], persons: Collection[int], households: Collection[object]
) -> list[int]:
    """Members of the roll, each ``(person, household or None)``, who hold nothing, neither themselves nor in their household."""
    return [person for person, household in members if person not in persons and household not in households]
