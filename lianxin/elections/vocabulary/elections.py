"""Words of the elections room: how a body is elected, where an election stands, what is handed over."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Method(models.TextChoices):
    """Who votes. The rules of each are in ``calc.counting``."""

    VILLAGERS = "villagers", _("登记的选民直接选")
    HOUSEHOLDS = "household_reps", _("户代表选")
    GROUP = "group", _("村民小组会议选")
    RESIDENTS = "residents", _("登记的居民直接选")
    REPRESENTATIVES = "resident_reps", _("居民代表选")
    MEMBERS = "members", _("集体成员按户选")
    BRANCH = "branch", _("党员大会选")
    CONGRESS = "congress", _("党员代表大会选")
    PLENUM = "plenum", _("委员会全体会议选")
    ASSEMBLY = "assembly", _("村（居）民会议选")
    REPS = "reps", _("村（居）民代表会议选")
    MEMBER_ASSEMBLY = "member_assembly", _("成员大会选")
    MEMBER_REPS = "member_reps", _("成员代表大会选")
    BY_HOMES = "by_homes", _("按户推选")


#: How Party organisations are elected: by those present, without proxies, run by the organisation itself.
IN_PARTY = frozenset({Method.BRANCH, Method.CONGRESS, Method.PLENUM})
#: Elected at a meeting like any other matter of it.
AT_MEETING = frozenset({Method.ASSEMBLY, Method.REPS, Method.MEMBER_ASSEMBLY, Method.MEMBER_REPS})
#: Whose majorities are counted of who came.
BY_PRESENT = IN_PARTY | AT_MEETING
#: Where nobody may vote for another; of the collective who is of one household may.
WITHOUT_PROXIES = BY_PRESENT - {Method.MEMBER_ASSEMBLY}
#: Run by those who meet, not by an election committee.
WITHOUT_COMMITTEE = BY_PRESENT | {Method.GROUP, Method.BY_HOMES}


def item_of(method):
    """Which item of the board's catalogue an election's notices come under."""
    return "party.elections" if method in IN_PARTY else "village.other"


class ElectionKind(models.TextChoices):
    """``DELEGATES``: whom the members or the group send elsewhere; nobody of the body itself changes."""

    FULL = "full", _("换届选举")
    BY_ELECTION = "by_election", _("补选")
    DELEGATES = "delegates", _("选举代表")


#: Elections after which the earlier holders of the posts leave.
WHOLE = frozenset({ElectionKind.FULL, ElectionKind.DELEGATES})


class ElectionState(models.TextChoices):
    PLANNED = "planned", _("准备中")
    LISTED = "listed", _("名单已公布")
    NOMINATED = "nominated", _("候选人已公布")
    RUN_OFF = "run_off", _("要再选一次")
    VOID = "void", _("选举无效，要重新选")
    ELECTED = "elected", _("已选出")
    INSTALLED = "installed", _("已就任")
    CLOSED = "closed", _("办完了")
    CANCELLED = "cancelled", _("已取消")


class DeclineCause(models.TextChoices):
    """Why somebody elected does not take the seat. Nothing of an illness or a crime: the county keeps no such thing."""

    OWN_WISH = "own_wish", _("本人不愿就任")
    KIN = "kin", _("近亲属回避")
    DIED = "died", _("去世")
    OTHER = "other", _("别的原因")


class BallotOrder(models.TextChoices):
    """In which order candidates stand on the ballot paper and the notices."""

    ENTERED = "entered", _("按登记先后")
    STROKES = "strokes", _("按姓氏笔画")
    LOT = "lot", _("当众抽签")


class ElectionVerb(StrEnum):
    MOVE_POLL = "move_poll"
    POST_LIST = "post_list"
    WITHDRAW = "withdraw"
    POST_CANDIDATES = "post_candidates"
    ORDER = "order"
    CALL_RUN_OFF = "call_run_off"
    COUNT = "count"
    POLL_AGAIN = "poll_again"
    DECLINE = "decline"
    CORRECT_LIST = "correct_list"
    NOTE_AUDIT = "note_audit"
    LEAVE_COMMITTEE = "leave_committee"
    INSTALL = "install"
    CLOSE = "close"
    CANCEL = "cancel"


@dataclass(frozen=True)
class Way:
    """``verb`` leads from ``sources`` to ``target``; without one, to what the votes say, or nowhere."""

    sources: tuple
    target: str | None


_UNDECIDED = (
    ElectionState.PLANNED, ElectionState.LISTED, ElectionState.NOMINATED, ElectionState.RUN_OFF, ElectionState.VOID,
)  # fmt: skip
#: The only list of an election's steps.
ELECTION_WAYS = {
    ElectionVerb.MOVE_POLL: Way((ElectionState.PLANNED, ElectionState.LISTED, ElectionState.NOMINATED), None),
    ElectionVerb.POST_LIST: Way((ElectionState.PLANNED,), ElectionState.LISTED),
    ElectionVerb.WITHDRAW: Way(_UNDECIDED, None),
    ElectionVerb.POST_CANDIDATES: Way((ElectionState.LISTED,), ElectionState.NOMINATED),
    ElectionVerb.ORDER: Way((ElectionState.NOMINATED,), None),
    ElectionVerb.CALL_RUN_OFF: Way((ElectionState.RUN_OFF,), None),
    ElectionVerb.COUNT: Way((ElectionState.NOMINATED, ElectionState.RUN_OFF), None),
    ElectionVerb.POLL_AGAIN: Way((ElectionState.VOID,), ElectionState.NOMINATED),
    ElectionVerb.DECLINE: Way((ElectionState.ELECTED, ElectionState.RUN_OFF), None),
    ElectionVerb.CORRECT_LIST: Way((ElectionState.LISTED, ElectionState.NOMINATED, ElectionState.RUN_OFF), None),
    ElectionVerb.NOTE_AUDIT: Way(_UNDECIDED, None),
    ElectionVerb.LEAVE_COMMITTEE: Way(_UNDECIDED, None),
    ElectionVerb.INSTALL: Way((ElectionState.ELECTED, ElectionState.RUN_OFF), ElectionState.INSTALLED),
    ElectionVerb.CLOSE: Way((ElectionState.INSTALLED,), ElectionState.CLOSED),
    ElectionVerb.CANCEL: Way(_UNDECIDED, ElectionState.CANCELLED),
}
ENDS = frozenset({ElectionState.CLOSED, ElectionState.CANCELLED})
#: Candidates are entered and withdrawn while the list is open and until they are posted.
BEFORE_CANDIDATES = (ElectionState.PLANNED, ElectionState.LISTED)


@dataclass(frozen=True)
class WrittenIn:
    """Somebody whom voters wrote on the ballot paper beside its candidates, and how many did."""

    post: object
    name: str
    votes: int
    holder_ref: str = ""


class Paper(models.TextChoices):
    """Notices of an election on the board."""

    LIST = "list", _("名单公告")
    CANDIDATES = "candidates", _("候选人公告")
    POLL = "poll", _("投票公告")
    RESULT = "result", _("结果公告")
    OBJECTIONS = "objections", _("异议处理公告")
    PROXIES = "proxies", _("委托投票公告")
    CANCELLED = "cancelled", _("取消公告")


class Sheet(models.TextChoices):
    """Papers of the polling day."""

    BALLOT = "ballot", _("选票（A4 两张）")
    LARGE = "large", _("大字选票（A4 一张）")
    PROXIES = "proxies", _("委托投票登记表")
    MOBILE = "mobile", _("流动票箱登记表")
    RESULT = "result", _("选举结果报告单")


class AuditTag(StrEnum):
    PLAN = "elections:election:plan"
    MOVE_POLL = "elections:election:move_poll"
    POST_LIST = "elections:election:post_list"
    OBJECT = "elections:objection:raise"
    DECIDE = "elections:objection:decide"
    NOMINATE = "elections:candidate:nominate"
    WITHDRAW = "elections:candidate:withdraw"
    POST_CANDIDATES = "elections:election:post_candidates"
    ORDER = "elections:election:order"
    CALL_RUN_OFF = "elections:election:call_run_off"
    COUNT = "elections:election:count"
    POLL_AGAIN = "elections:election:poll_again"
    DECLINE = "elections:election:decline"
    CORRECT_LIST = "elections:election:correct_list"
    NOTE_AUDIT = "elections:election:note_audit"
    LEAVE_COMMITTEE = "elections:election:leave_committee"
    INSTALL = "elections:election:install"
    HAND_OVER = "elections:handover:done"
    CLOSE = "elections:election:close"
    CANCEL = "elections:election:cancel"
    NOTICE = "elections:election:notice"
