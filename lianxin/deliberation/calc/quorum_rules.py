"""Who may decide what with how many: every body's quorum and majority as data, each with its source.

State of the law ``VERSION``; a decision keeps the version it was taken under. Where a text is silent (the collective's
representatives, land matters) the tuple is empty and the body's charter speaks: ``dataclasses.replace`` makes its rule.
"""

from dataclasses import dataclass
from enum import StrEnum

from lianxin.deliberation.calc.shares import Share, at_least, more_than

VERSION = "2026-01-01"
#: Marks a sentence for translation; who shows it translates it.
_ = str


class Number(StrEnum):
    """What is counted, and out of what."""

    PRESENT = "present"  # persons at the meeting; in an election those who handed in a ballot
    HOUSEHOLDS_PRESENT = "households_present"
    YES = "yes"
    SIGNERS = "signers"
    ROLL = "roll"  # everybody with a vote: adults, members, representatives, registered voters
    HOUSEHOLDS = "households"
    VOTES = "votes"  # all votes there are, where one person may hold several
    REPRESENTATIVES = "representatives"
    HANDED_IN = "handed_in"  # sheets of a ballot, the spoilt ones too


@dataclass(frozen=True)
class Test:
    """``count`` must be ``share`` of ``of``."""

    __test__ = False  # not one of pytest's
    count: Number
    share: Share
    of: Number


@dataclass(frozen=True)
class Rule:
    """``quorum`` and ``majority``: one of the tests suffices. ``convene_on``: so many signers oblige to call a meeting, any of them."""

    code: str
    name: str
    source: str
    quorum: tuple[Test, ...]
    majority: tuple[Test, ...]
    notice_days: int | None = None
    convene_on: tuple[Test, ...] = ()
    takes_remote: bool = False  # online attendance and the written proxy of a member of the household
    reserved_items: tuple[int, ...] = ()  # items of RCEO Law Art. 26 this body may not decide

    @property
    def counts_votes(self) -> bool:
        """Whether a majority is one of votes, of which somebody may hold several; a quorum is always one of persons."""
        return any(test.of is Number.VOTES for test in self.majority)


_HALF, _TWO_THIRDS = more_than(1, 2), at_least(2, 3)


def _attended(share, of=Number.ROLL, count=Number.PRESENT):
    return (Test(count, share, of),)


def _yes(share, of):
    return (Test(Number.YES, share, of),)


def _signed(share, of):
    return Test(Number.SIGNERS, share, of)


_HOUSEHOLD_TWO_THIRDS = _attended(_TWO_THIRDS, Number.HOUSEHOLDS, Number.HOUSEHOLDS_PRESENT)
_HOUSEHOLD_HALF = _attended(_HALF, Number.HOUSEHOLDS, Number.HOUSEHOLDS_PRESENT)
_OF_PRESENT = _yes(_HALF, Number.PRESENT)
_RC = _("城市居民委员会组织法第四章")
_ELECTION = _("村民委员会组织法第十四条至第二十四条")
_LAND = _("农村土地承包法第十九条、第二十八条、第五十二条")
_COOPERATIVE = _("农民专业合作社法第三十条")
_COOPERATIVE_REPS = _("农民专业合作社法第三十条、第三十二条")
_PARTY_ELECTION = _("中国共产党基层组织选举工作条例")

RULES = {
    rule.code: rule
    for rule in (
        Rule(
            "villagers_assembly",
            _("村民会议"),
            _("村民委员会组织法第二十五条、第二十六条"),
            _attended(_HALF) + _HOUSEHOLD_TWO_THIRDS,
            _OF_PRESENT,
            notice_days=10,
            convene_on=(_signed(at_least(1, 10), Number.ROLL), _signed(at_least(1, 3), Number.REPRESENTATIVES)),
        ),
        Rule(
            "villager_rep_assembly",
            _("村民代表会议"),
            _("村民委员会组织法第三十条"),
            _attended(_TWO_THIRDS),
            _OF_PRESENT,
            convene_on=(_signed(at_least(1, 5), Number.REPRESENTATIVES),),
        ),
        Rule(
            "villagers_group",
            _("村民小组会议"),
            _("村民委员会组织法第三十二条"),
            _attended(_TWO_THIRDS) + _HOUSEHOLD_TWO_THIRDS,
            _OF_PRESENT,
        ),
        Rule(
            "residents_assembly",
            _("居民会议"),
            _RC,
            _attended(_HALF) + _HOUSEHOLD_HALF,
            _OF_PRESENT,
            notice_days=10,
            convene_on=(
                _signed(at_least(1, 10), Number.ROLL),
                _signed(at_least(1, 10), Number.HOUSEHOLDS),
                _signed(at_least(1, 3), Number.REPRESENTATIVES),
            ),
        ),
        Rule(
            "resident_rep_assembly",
            _("居民代表会议"),
            _RC,
            _attended(_TWO_THIRDS),
            _OF_PRESENT,
            convene_on=(_signed(at_least(1, 5), Number.REPRESENTATIVES),),
        ),
        Rule(
            "collective_member_assembly",
            _("集体成员大会"),
            _("农村集体经济组织法第二十七条"),
            _attended(_TWO_THIRDS),
            _yes(_TWO_THIRDS, Number.ROLL),
            notice_days=10,
            takes_remote=True,
        ),
        Rule(
            "collective_rep_assembly",
            _("集体成员代表大会"),
            _("农村集体经济组织法第二十八条"),
            (),
            _yes(_TWO_THIRDS, Number.ROLL),
            reserved_items=(1, 3, 8, 10, 12),
        ),
        Rule(
            "collective_council",
            _("集体理事会"),
            _("农村集体经济组织法第三十一条"),
            _attended(_TWO_THIRDS),
            _yes(_HALF, Number.ROLL),
            reserved_items=tuple(range(1, 13)),
        ),
        Rule(
            "benefits_to_non_members",
            _("给非成员的集体权益"),
            _("农村集体经济组织法第十五条"),
            _attended(_TWO_THIRDS),
            _yes(at_least(3, 4), Number.ROLL),
            notice_days=10,
            takes_remote=True,
        ),
        Rule("land_by_members", _("土地承包事项（成员）"), _LAND, (), _yes(_TWO_THIRDS, Number.ROLL)),
        Rule(
            "land_by_collective",
            _("土地承包事项（成员）"),
            _LAND,
            (),
            _yes(_TWO_THIRDS, Number.ROLL),
            takes_remote=True,
        ),
        Rule("land_by_representatives", _("土地承包事项（代表）"), _LAND, (), _yes(_TWO_THIRDS, Number.ROLL)),
        Rule(
            "cooperative_meeting",
            _("合作社成员大会"),
            _COOPERATIVE,
            _attended(_TWO_THIRDS),
            _yes(_HALF, Number.VOTES),
            convene_on=(_signed(at_least(3, 10), Number.ROLL),),
        ),
        Rule(
            "cooperative_charter",
            _("合作社成员大会（章程、合并、解散）"),
            _COOPERATIVE,
            _attended(_TWO_THIRDS),
            _yes(_TWO_THIRDS, Number.VOTES),
        ),
        # they exercise what is the members' meeting's, so its shares hold, counted of the representatives
        Rule(
            "cooperative_rep_assembly",
            _("合作社成员代表大会"),
            _COOPERATIVE_REPS,
            _attended(_TWO_THIRDS),
            _yes(_HALF, Number.ROLL),
        ),
        Rule(
            "cooperative_rep_charter",
            _("合作社成员代表大会（章程、合并、解散）"),
            _COOPERATIVE_REPS,
            _attended(_TWO_THIRDS),
            _yes(_TWO_THIRDS, Number.ROLL),
        ),
        Rule(
            "party_branch",
            _("支部党员大会"),
            _("中国共产党支部工作条例（试行）第十一条"),
            _attended(at_least(1, 2)),
            _yes(_HALF, Number.ROLL),
        ),
        Rule(
            "party_branch_committee",
            _("支部委员会会议"),
            _("中国共产党支部工作条例（试行）第十二条"),
            _attended(at_least(1, 2)),
            (),
        ),
        Rule("party_branch_election", _("支部党员大会选举"), _PARTY_ELECTION, _attended(at_least(4, 5)), _OF_PRESENT),
        Rule("committee_election", _("村民委员会选举"), _ELECTION, _attended(_HALF), _OF_PRESENT),
        Rule(
            "committee_run_off",
            _("村民委员会另行选举"),
            _ELECTION,
            (),
            _yes(at_least(1, 3), Number.PRESENT),
        ),
        Rule(
            "committee_recall",
            _("罢免村民委员会成员"),
            _ELECTION,
            _attended(_HALF),
            _OF_PRESENT,
            convene_on=(_signed(at_least(1, 5), Number.ROLL), _signed(at_least(1, 3), Number.REPRESENTATIVES)),
        ),
    )
}
