"""What each body that meets is held to: its quorum rule, its notice, its roll, and whether the Party studies first.

Quorum and majority themselves stand in ``quorum_rules``; where a text is silent a body's charter speaks.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from lianxin.deliberation.calc.quorum_rules import RULES, Number, Rule, Test
from lianxin.deliberation.calc.representing import Representing
from lianxin.deliberation.calc.shares import Share, at_least

#: Rolls a body takes from the register of people, by their code there; other bodies keep their own members.
VOTERS, COLLECTIVE_MEMBERS = "voter", "collective_member"
#: The key of the profile that says in how many days a meeting that was asked for is held, where the law only says that it must be.
CONVENE = "deliberation.convene_days"


@dataclass(frozen=True)
class BodyRule:
    """``mark`` opens the number of a resolution; ``notice`` names a key of the profile or is a number of days.

    ``for_items``: other rules single items may go by. ``urgent``: the law lets the notice be cut short for urgency.
    ``every``: months in which it meets at least once, as ``every_source`` says; 0: nothing says so, or, for the Party's bodies,
    the room of activities keeps that rhythm. ``by_charter``: items of RCEO Law Art. 26 it decides
    only if its charter says so. ``stands_on``: the grounds on which representatives may meet in the place of everybody, as
    ``ground_source`` says; without one of them there is no such body. ``notice_by_charter``: no law names the days, so the charter may. ``within``: days in which the meeting enough people ask for is held.
    ``stands_for``: whose members it represents, where that body keeps a list of its own, and how many it takes.
    """

    code: str
    rule: Rule
    mark: str
    notice: str | int = 0
    urgent: bool = False
    roll: str = ""
    studied_first: bool = False
    decides: bool = True
    for_items: tuple[str, ...] = ()
    notice_by_charter: bool = False
    by_charter: tuple[str, ...] = ()
    stands_on: tuple[str, ...] = ()
    ground_source: str = ""
    every: int = 0
    every_source: str = ""
    within: str | int = CONVENE
    stands_for: Representing | None = None


def _b(code, mark, rule=None, **more):
    return BodyRule(code, rule or RULES[code], mark, **more)


_ASSEMBLY, _REPS = "assembly.notice_days", "rep_meeting.notice_days"
_SOURCE_FOUR = "四议两公开工作法"
#: Marks a sentence for translation; who shows it translates it.
_ = str
#: On these grounds the committees' laws let representatives meet.
_MANY = ("many", "scattered")
#: Representatives of an assembly, whose signatures count by themselves: where they sit.
REPRESENTATIVES_OF = {"villagers_assembly": "villager_rep_assembly", "residents_assembly": "resident_rep_assembly"}
#: Who besides the body itself may change or revoke what representatives decided (VC Law Art. 23; RCEO Law Art. 28).
STANDS_OVER = {reps: assembly for assembly, reps in REPRESENTATIVES_OF.items()} | {
    "collective_rep_assembly": "collective_member_assembly"
}
BODIES = {
    body.code: body
    for body in (
        _b(
            "villagers_assembly", "村会决", notice=_ASSEMBLY, urgent=True, roll=VOTERS, studied_first=True,
            for_items=("land_by_members",), every=12, every_source=_("村民委员会组织法：村民会议每年至少召开一次"),
        ),
        _b(
            "villager_rep_assembly", "村代决", notice=_REPS, studied_first=True,
            for_items=("land_by_representatives",), every=3, stands_on=_MANY,
            ground_source=_("村民委员会组织法第三十条：人数较多或者居住分散的村，可以设立村民代表会议"),
            every_source=_("村民委员会组织法第三十条：村民代表会议每季度召开一次"),
        ),
        _b("villagers_group", "组会决", notice=_REPS),
        _b("residents_assembly", "居会决", notice=_ASSEMBLY, roll=VOTERS, studied_first=True),
        _b(
            "resident_rep_assembly", "居代决", notice=_REPS, studied_first=True, every=6, stands_on=_MANY,
            ground_source=_("城市居民委员会组织法第四章：人数较多或者居住分散的，可以召开居民代表会议"),
            every_source=_("城市居民委员会组织法：居民代表会议每半年至少召开一次"),
        ),
        _b(
            "collective_member_assembly", "集成决", notice=10, roll=COLLECTIVE_MEMBERS, studied_first=True,
            for_items=("benefits_to_non_members", "land_by_collective"), every=12,
            every_source=_("农村集体经济组织法第二十七条：成员大会每年至少召开一次"),
        ),
        _b(
            "collective_rep_assembly", "集代决", notice=_REPS, studied_first=True, notice_by_charter=True, by_charter=("2", "4", "5", "6", "7", "9", "11"),
            stands_on=("charter",), ground_source=_("农村集体经济组织法第二十八条：成员较多的，可以按照章程设立成员代表大会"),
        ),
        _b("collective_council", "理事决", notice_by_charter=True),
        _b(
            "cooperative_meeting", "社员决", for_items=("cooperative_charter",), every=12, within=20, notice_by_charter=True,
            every_source=_("农民专业合作社法第三十一条：成员大会每年至少召开一次"),
        ),
        _b(
            "cooperative_rep_assembly", "社代决", for_items=("cooperative_rep_charter",), notice_by_charter=True, stands_on=("charter",),
            ground_source=_("农民专业合作社法第三十二条：成员超过一百五十人的，可以按照章程设立成员代表大会"),
            stands_for=Representing("cooperative_meeting", over=150, least=51, part=at_least(1, 10)),
        ),
        _b("party_branch", "支部决"),
        _b("party_branch_committee", "支委决"),
        _b("two_committees", "两委议", Rule("two_committees", "村“两委”会议", _SOURCE_FOUR, (), ())),
        _b("hall", "协商", Rule("hall", "议事协商会", "村民委员会组织法第三十三条", (), ()), decides=False),
    )
}  # fmt: skip


def notice_days(by_charter: bool, usual: int, charter: int | None) -> int:
    """Days a meeting is called ahead: the charter's where the law leaves them to it; elsewhere it may only lengthen them."""
    if charter is None:
        return usual
    return charter if by_charter else max(usual, charter)


def share_of(words: str) -> Share:
    """``> 1/2`` or ``≥ 2/3`` as a share."""
    sign, part = words.split(" ")
    return Share(Fraction(part), strict=sign == ">")


def with_charter(rule: Rule, quorum: str = "", majority: str = "", convene: str = "") -> Rule:
    """The rule with what the charter says where the law is silent; what the law says the charter cannot change."""
    return replace(
        rule,
        quorum=rule.quorum or _test(Number.PRESENT, quorum, Number.ROLL),
        majority=rule.majority or _test(Number.YES, majority, Number.PRESENT),
        convene_on=rule.convene_on or _test(Number.SIGNERS, convene, Number.ROLL),
    )


def _test(count, words, of):
    return (Test(count, share_of(words), of),) if words else ()


def rule_for(body: BodyRule, item_rule: str = "", quorum: str = "", majority: str = "", convene: str = "") -> Rule:
    """The rule an item of this body goes by; ``ValueError`` for one that is not this body's."""
    if item_rule and item_rule not in body.for_items:
        raise ValueError(item_rule)
    return with_charter(RULES[item_rule] if item_rule else body.rule, quorum, majority, convene)


def rule_named(code: str, quorum: str = "", majority: str = "") -> Rule:
    """The rule of this code, with what a charter adds: how a published result names it."""
    rule = RULES.get(code) or BODIES[code].rule
    return with_charter(rule, quorum, majority)
