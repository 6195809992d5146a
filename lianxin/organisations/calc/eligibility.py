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


#: Marks a sentence for translation; who shows it translates it.
_ = str
_SUPERVISORS = {
    "village_supervision_committee": _("村民委员会组织法：村民委员会成员及其近亲属不得担任村务监督委员会成员"),
    "residents_supervision_committee": _("城市居民委员会组织法：居民委员会成员及其近亲属不得担任居务监督委员会成员"),
    "collective_supervisors": _("农村集体经济组织法：理事会成员、财务人员、会计人员及其近亲属不得担任监事"),
}
_LOCAL_FINANCE = _("部分省的实施办法：文书、记账员及其近亲属不任村务监督委员会成员")
#: What keeps close relatives out of one body.
INSIDE = {
    "villagers_committee": _("村民委员会组织法：村民委员会成员实行近亲属回避"),
    "residents_committee": _("城市居民委员会组织法：居民委员会成员实行近亲属回避"),
    "collective_council": _("农村集体经济组织法：理事会成员之间应当实行近亲属回避"),
}
_NO_SECRETARY = _("村务监督委员会指导意见：主任原则上不由党组织书记兼任")
#: What bars a candidate, which only people who ask the departments can know: the officer confirms having asked.
BARS = {
    "villagers_committee": _(
        "村民委员会组织法第十八条：被开除党籍、因犯罪受过刑事处罚、利用宗族或者黑恶势力从事非法活动、组织或者参加"
        "非法宗教活动或者邪教活动的，不得作为候选人"
    ),
    "residents_committee": _(
        "本地规则，参照村民委员会组织法第十八条：被开除党籍、因犯罪受过刑事处罚、利用黑恶势力从事非法活动、组织或者参加非法宗教"
        "活动或者邪教活动的，不得作为候选人"
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
            found.add(Finding("kin_inside", Severity.REFUSE, INSIDE[wanted.unit_kind]))
        if is_same or are_kin:
            found |= _watching(wanted, other, is_same) | _watching(other, wanted, is_same)
        if is_same and (_secretary_heads(wanted, other) or _secretary_heads(other, wanted)):
            found.add(Finding("secretary_heads_supervision", Severity.WARN, _NO_SECRETARY))
    return sorted(found, key=lambda f: (f.code, f.article))


def _secretary_heads(post, other):
    return post.unit_kind in SUPERVISION and post.is_head and other.is_secretary


def _watching(watcher, watched, is_same):
    """What speaks against ``watcher`` watching ``watched``: the same person, or close kin."""
    article = _SUPERVISORS.get(watcher.unit_kind)
    if article is None:
        return set()
    code = "both_posts" if is_same else "kin_of_watched"
    if watcher.unit_kind == "collective_supervisors":
        barred = watched.unit_kind == "collective_council" or watched.is_finance
    else:
        barred = watched.unit_kind in COMMITTEES
    if barred:
        return {Finding(code, Severity.REFUSE, article)}
    if watched.is_finance:
        return {Finding("finance_watched", Severity.WARN, _LOCAL_FINANCE)}
    return set()
