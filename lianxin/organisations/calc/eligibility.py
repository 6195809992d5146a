"""Who may not hold a post beside another, or beside a close relative. Pure; each finding names its article.

Close relatives (近亲属, Civil Code Art. 1045): spouse, parents, children, siblings, grandparents, grandchildren. The
caller brings the facts; this module only compares them.
"""

from dataclasses import dataclass
from enum import StrEnum

from lianxin.organisations.calc.kinds import COMMITTEES, NO_KIN_INSIDE, SUPERVISION


class Severity(StrEnum):
    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True)
class Held:
    """A post somebody holds: in which kind of body, which body, and whether it keeps the money (clerk, bookkeeper)."""

    unit_kind: str
    unit_id: int
    holder: str  # opaque reference of the person
    is_finance: bool = False
    is_secretary: bool = False
    is_head: bool = False


@dataclass(frozen=True)
class Finding:
    """One rule that speaks against the appointment."""

    code: str
    severity: Severity
    article: str


#: The pairs of bodies of one place whose members must be different people and not close relatives.
_WATCHED_BY = {
    **dict.fromkeys(SUPERVISION, (COMMITTEES, "村民委员会组织法：监督机构成员及其近亲属回避")),
    "collective_supervisors": (
        frozenset({"collective_council", "collective_org"}),
        "农村集体经济组织法：理事会成员、财务人员及其近亲属不得担任监事",
    ),
}


def findings(wanted, others, kin):
    """Every rule against ``wanted`` (a ``Held``) given the posts ``others`` at the same place hold.

    ``kin`` are unordered pairs (frozensets of two references) of close relatives. The order of ``others`` is
    indifferent; the result is sorted by code and article.
    """
    found = set()
    for other in others:
        is_same = other.holder == wanted.holder
        are_kin = frozenset((other.holder, wanted.holder)) in kin
        if are_kin and wanted.unit_kind in NO_KIN_INSIDE and other.unit_id == wanted.unit_id:
            found.add(Finding("kin_inside", Severity.REFUSE, _INSIDE[wanted.unit_kind]))
        if is_same or are_kin:
            found |= _watching(wanted, other, is_same) | _watching(other, wanted, is_same)
    if (
        wanted.unit_kind in SUPERVISION
        and wanted.is_head
        and any(o.holder == wanted.holder and o.is_secretary for o in others)
    ):
        found.add(
            Finding(
                "secretary_heads_supervision", Severity.WARN, "村务监督委员会指导意见：主任原则上不由党组织书记兼任"
            )
        )
    return sorted(found, key=lambda f: (f.code, f.article))


_INSIDE = {
    "villagers_committee": "村民委员会组织法：委员会成员之间实行近亲属回避",
    "residents_committee": "城市居民委员会组织法：委员会成员之间实行近亲属回避",
    "collective_council": "农村集体经济组织法：理事会成员之间实行近亲属回避",
}


def _watching(watcher, watched, is_same):
    rule = _WATCHED_BY.get(watcher.unit_kind)
    if rule is None:
        return set()
    kinds, article = rule
    if watched.unit_kind in kinds or watched.is_finance:
        return {Finding("both_posts" if is_same else "kin_of_watched", Severity.REFUSE, article)}
    return set()
