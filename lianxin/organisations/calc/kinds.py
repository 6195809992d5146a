"""What the field's rules say of each kind of unit: structure, term, size, source. Pure data."""

from dataclasses import dataclass

PARTY, GOVERNMENT, SELF, COLLECTIVE, OTHER = "party", "government", "self_government", "collective", "other"
_ = str  # marks for translation; who shows it translates it
_BRANCH_RULES = _("中国共产党支部工作条例")
#: An article is named only where its number was read in the text in force; else the law alone.
_VC, _RC, _RCEO = _("村民委员会组织法"), _("城市居民委员会组织法"), _("农村集体经济组织法")


@dataclass(frozen=True)
class KindRules:
    """``term_years`` in a village or community, 0: no term of its own; ``elsewhere`` where the term differs above it.

    ``low``/``high``: seats of the leading body, 0 when not fixed.
    """

    structure: str
    term_years: int = 0
    low: int = 0
    high: int = 0
    is_odd: bool = False
    source: str = ""
    elsewhere: int | None = None


KINDS = {
    "party_committee": KindRules(PARTY, 5, 5, 9, source=_BRANCH_RULES),
    "party_working_committee": KindRules(PARTY),
    "party_general_branch": KindRules(PARTY, 5, 5, 7, source=_BRANCH_RULES, elsewhere=3),
    "party_branch": KindRules(PARTY, 5, 1, 7, source=_BRANCH_RULES, elsewhere=3),
    "party_joint_branch": KindRules(PARTY, 5, 1, 7, source=_BRANCH_RULES, elsewhere=3),
    "party_temp_branch": KindRules(PARTY, source=_BRANCH_RULES),
    "party_functional_branch": KindRules(PARTY),
    "party_mobile_branch": KindRules(PARTY),
    "party_group": KindRules(PARTY),
    "party_industry_committee": KindRules(PARTY),
    "party_park_committee": KindRules(PARTY),
    "government_office": KindRules(GOVERNMENT),
    "bureau": KindRules(GOVERNMENT),
    "service_centre": KindRules(GOVERNMENT),
    "station": KindRules(GOVERNMENT),
    "villagers_committee": KindRules(SELF, 5, 3, 7, source=_VC),
    "residents_committee": KindRules(SELF, 5, 5, 9, source=_RC),
    "villagers_assembly": KindRules(SELF, source=_VC),
    "villager_rep_assembly": KindRules(SELF, 5, source=_VC),
    "resident_rep_assembly": KindRules(SELF, 5, source=_RC),
    "village_supervision_committee": KindRules(SELF, 5, 3, 5, source=_VC),
    "residents_supervision_committee": KindRules(SELF, 5, 3, 5, source=_RC),
    "mediation_committee": KindRules(SELF, 3, 3, 9, source=_("人民调解法")),
    "sub_committee": KindRules(SELF, 5, source=_VC),
    "villagers_group": KindRules(SELF, 5, source=_VC),
    "owners_committee": KindRules(SELF),
    "collective_org": KindRules(COLLECTIVE, source=_RCEO),
    "member_assembly": KindRules(COLLECTIVE, source=_RCEO),
    "member_rep_assembly": KindRules(COLLECTIVE, 5, source=_RCEO),
    "collective_council": KindRules(COLLECTIVE, 5, 3, 7, is_odd=True, source=_RCEO),
    "collective_supervisors": KindRules(COLLECTIVE, 5, 1, 0, source=_RCEO),
    "farmers_cooperative": KindRules(OTHER, source=_("农民专业合作社法")),
    "company": KindRules(OTHER),
    "alliance": KindRules(OTHER),
    "other": KindRules(OTHER),
}

COMMITTEES = frozenset({"villagers_committee", "residents_committee"})
SUPERVISION = frozenset({"village_supervision_committee", "residents_supervision_committee"})
#: Bodies whose seats the people give by an election, and nobody else.
PEOPLES = COMMITTEES | SUPERVISION
#: Whose members are recalled by a vote that is counted here (``elections``), and by nothing else.
RECALLED = PEOPLES
#: The same with those a group, the collective or who speaks for them elects.
VOTED = PEOPLES | {
    "villagers_group", "villager_rep_assembly", "resident_rep_assembly", "mediation_committee", "member_rep_assembly",
    "collective_council", "collective_supervisors",
}  # fmt: skip
#: Bodies whose members may not be close relatives of each other.
NO_KIN_INSIDE = COMMITTEES | {"collective_council"}


#: Bodies whose size the law sets: all their seats together.
SIZED = NO_KIN_INSIDE | {"mediation_committee"}

#: Between which structures a relation may stand, and by what rule; a kind not named here joins any two units.
_WITHIN_PARTY = _("党内上下级只在党组织之间")
_GUIDANCE = _(
    "村民委员会组织法第六条、第四十一条，社区照此办：乡镇、街道对村（居）民委员会是指导、支持和帮助，不是上下级"
)


#: Branches become one another, and so do offices; every other unit goes only into one of its own kind.
_BRANCHES = frozenset(kind for kind in KINDS if kind.startswith("party_") and kind.endswith("_branch"))


def may_merge(kind, other):
    """Whether a unit of one kind may go into one of another."""
    are_offices = KINDS[kind].structure == KINDS[other].structure == GOVERNMENT
    return kind == other or are_offices or {kind, other} <= _BRANCHES


def term_years(kind, *, in_village):
    """How many years a body of this kind serves; 0: no term of its own.

    A branch, joint or general, of a village or community serves five years, others generally three.
    """
    rules = KINDS[kind]
    return rules.term_years if in_village or rules.elsewhere is None else rules.elsewhere


def relation_fault(kind, source, target):
    """Why a relation of this kind may not stand between units of these two kinds; empty when it may."""
    structures = {KINDS[source].structure, KINDS[target].structure}
    if kind == "party_superior" and structures != {PARTY}:
        return _GUIDANCE if SELF in structures else _WITHIN_PARTY
    if kind == "group_of" and len(structures) > 1:
        return _GUIDANCE if SELF in structures else _("内设机构和它的上级属于同一类组织")
    if kind == "supervises" and source in COMMITTEES and target in SUPERVISION:
        return _("村民委员会组织法、城市居民委员会组织法：监督委员会监督村（居）民委员会，不能反过来")
    return ""


def is_seat(kind, selection, *, is_delegate):
    """Whether a post is a seat of the body itself: delegates sit elsewhere, who is hired by a committee is no member."""
    return not is_delegate and not (kind in PEOPLES and selection == "recruited")


def selection_fault(kind, selection, *, leads):
    """Why a post of a body may not be filled in this way; empty when it may. ``leads``: it heads the body or has a member's role."""
    if selection == "plenum" and KINDS[kind].structure != PARTY:
        return _("只有党组织的书记、副书记由委员会全体会议选举。")
    if kind not in PEOPLES:
        return ""
    if selection in ("appointed", "concurrent"):
        return _("这里的成员由选举产生，不设任命、兼任的席位。聘用的文书、报账员，产生方式选“招聘”，不算成员。")
    if selection == "recruited" and leads:
        return _("聘用的人不是成员，不能是负责人，也不带“两委成员”的角色。成员的产生方式选“选举”。")
    return ""


def size_fault(kind, seats):
    """``(low, high, source)`` when a body whose size the law sets has another number of seats, else ``None``."""
    rules = KINDS[kind]
    fits = rules.low <= seats <= rules.high and (seats % 2 or not rules.is_odd)
    return None if kind not in SIZED or fits else (rules.low, rules.high, rules.source)
