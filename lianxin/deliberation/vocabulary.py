"""Words of the hall: topics, meetings, minutes, resolutions, and the tables of their steps, which are the only lists of them."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class TopicOrigin(models.TextChoices):
    """Who brought it: one resident's words count as much as a body's."""

    RESIDENT = "resident", _("居民提出")
    SIGNATURES = "signatures", _("居民联名")
    BODY = "body", _("组织提出")
    NEEDS = "needs", _("反复出现的诉求")


class TopicState(models.TextChoices):
    GATHERING = "gathering", _("征集联名")
    PROPOSED = "proposed", _("待筛选")
    ACCEPTED = "accepted", _("已采纳，待公布")
    PUBLISHED = "published", _("已公布")
    CONCLUDED = "concluded", _("议完了")
    REFERRED = "referred", _("转别处办理")
    DECLINED = "declined", _("没有采纳")


class TopicVerb(StrEnum):
    SIGN = "sign"
    ACCEPT = "accept"
    REFER = "refer"
    DECLINE = "decline"
    PUBLISH = "publish"
    CONCLUDE = "conclude"


_T, _V = TopicState, TopicVerb
#: Verb → the states it starts from and the one it leads to.
TOPIC_WAYS = {
    _V.SIGN: ((_T.GATHERING,), None),
    _V.ACCEPT: ((_T.PROPOSED,), _T.ACCEPTED),
    _V.REFER: ((_T.PROPOSED,), _T.REFERRED),
    _V.DECLINE: ((_T.PROPOSED,), _T.DECLINED),
    _V.PUBLISH: ((_T.ACCEPTED,), _T.PUBLISHED),
    _V.CONCLUDE: ((_T.PUBLISHED,), _T.CONCLUDED),
}
#: Everybody may read these.
PUBLIC_TOPICS = (_T.PUBLISHED, _T.CONCLUDED)


class TopicOutcome(models.TextChoices):
    CONSENSUS = "consensus", _("谈成了")
    OPTIONS = "options_for_vote", _("有几个方案，要表决")
    NO_AGREEMENT = "no_agreement", _("没有谈成")
    POSTPONED = "postponed", _("改日再议")


class TopicRoute(models.TextChoices):
    IMPLEMENT = "implement", _("照办")
    ASSEMBLY = "to_assembly", _("交会议表决")
    TOWNSHIP = "to_township", _("报乡镇")
    NOWHERE = "nowhere", _("不再往下走")


class BodyKind(models.TextChoices):
    """Bodies that meet in a place; ``calc.bodies`` says of each what law and profile ask of it."""

    VILLAGERS_ASSEMBLY = "villagers_assembly", _("村民会议")
    VILLAGER_REPS = "villager_rep_assembly", _("村民代表会议")
    VILLAGERS_GROUP = "villagers_group", _("村民小组会议")
    RESIDENTS_ASSEMBLY = "residents_assembly", _("居民会议")
    RESIDENT_REPS = "resident_rep_assembly", _("居民代表会议")
    COLLECTIVE_MEMBERS = "collective_member_assembly", _("集体成员大会")
    COLLECTIVE_REPS = "collective_rep_assembly", _("集体成员代表大会")
    COLLECTIVE_COUNCIL = "collective_council", _("集体理事会")
    COOPERATIVE = "cooperative_meeting", _("合作社成员大会")
    PARTY_BRANCH = "party_branch", _("支部党员大会")
    PARTY_COMMITTEE = "party_branch_committee", _("支部委员会会议")
    TWO_COMMITTEES = "two_committees", _("村“两委”会议")
    HALL = "hall", _("议事协商会")


class CharterShare(models.TextChoices):
    """What a body's charter may say where the law is silent."""

    SILENT = "", _("章程没有写")
    MORE_THAN_HALF = "> 1/2", _("过半数")
    HALF = "≥ 1/2", _("半数以上")
    TWO_THIRDS = "≥ 2/3", _("三分之二以上")
    THREE_QUARTERS = "≥ 3/4", _("四分之三以上")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("筹备")
    CALLED = "called", _("已通知")
    OPEN = "open", _("正在开会")
    INQUORATE = "inquorate", _("人数不够，没有开成")
    ENDED = "ended", _("散会，待写记录")
    MINUTED = "minuted", _("记录已写，请参会人核对")
    VALIDATED = "validated", _("记录已核定")
    CANCELLED = "cancelled", _("取消")


class MeetingVerb(StrEnum):
    ADD_ITEM = "add_item"
    CALL = "call"
    ATTEND = "attend"
    OPEN = "open"
    RECUSE = "recuse"
    VOTE = "vote"
    CLOSE = "close"
    MINUTE = "minute"
    OBJECT = "object"
    ANSWER = "answer"
    VALIDATE = "validate"
    CANCEL = "cancel"


_M, _W = MeetingState, MeetingVerb
#: Verb → the states it starts from and the one it leads to; opening leads to ``INQUORATE`` where too few came.
MEETING_WAYS = {
    _W.ADD_ITEM: ((_M.PLANNED,), None),
    _W.CALL: ((_M.PLANNED,), _M.CALLED),
    _W.ATTEND: ((_M.CALLED,), None),
    _W.OPEN: ((_M.CALLED,), _M.OPEN),
    _W.RECUSE: ((_M.OPEN,), None),
    _W.VOTE: ((_M.OPEN,), None),
    _W.CLOSE: ((_M.OPEN,), _M.ENDED),
    _W.MINUTE: ((_M.ENDED, _M.MINUTED), _M.MINUTED),
    _W.OBJECT: ((_M.MINUTED,), None),
    _W.ANSWER: ((_M.MINUTED,), None),
    _W.VALIDATE: ((_M.MINUTED,), _M.VALIDATED),
    _W.CANCEL: ((_M.PLANNED, _M.CALLED), _M.CANCELLED),
}


class Presence(models.TextChoices):
    """How somebody on the roll took part; the last two only where the law lets them."""

    IN_PERSON = "in_person", _("到场")
    ONLINE = "online", _("线上参加")
    PROXY = "proxy", _("书面委托")


class EnteredBy(models.TextChoices):
    PAPER = "paper", _("签到表")
    SELF = "self", _("本人扫码")


class VoteMethod(models.TextChoices):
    HANDS = "show_of_hands", _("举手")
    BALLOT = "ballot", _("票决")
    HOUSEHOLD = "by_household", _("按户表决")
    CONSENSUS = "consensus", _("协商一致")


class Matter(models.TextChoices):
    """Matters of RCEO Law Art. 26 that a body may not be free to decide, by their number there."""

    OTHER = "0", _("其他事项")
    CHARTER = "1", _("制定、修改章程")
    MEMBERS = "3", _("确认成员")
    BUDGET = "7", _("年度财务预算、收益分配")
    LAND_PLANS = "8", _("土地、宅基地、份额量化方案")
    LAND_MONEY = "10", _("土地补偿费等的分配使用")
    MERGER = "12", _("合并、分立")


class ResolutionState(models.TextChoices):
    REGISTERED = "registered", _("已登记，待公布")
    IN_FORCE = "in_force", _("生效")
    IMPLEMENTED = "implemented", _("已实施")
    AMENDED = "amended", _("已修改")
    REVOKED = "revoked", _("已撤销")
    ANNULLED = "annulled", _("被依法撤销或责令改正")


class ProcessKind(models.TextChoices):
    """``calc.phases`` has the phases of each."""

    FOUR_STEPS = "four_steps", _("四议两公开")
    FOUR_STEPS_COLLECTIVE = "four_steps_collective", _("四议两公开（集体事项）")


class ProcessState(models.TextChoices):
    RUNNING = "running", _("正在走")
    DONE = "done", _("走完了")
    STOPPED = "stopped", _("停下了")


class BallotKind(models.TextChoices):
    """The values are the functions of ``calc.recounting``."""

    YES_NO = "yes-no", _("同意、不同意、弃权")
    CHOOSE = "choose", _("最多选几个")
    APPROVAL = "approval", _("赞成的都选")
    POINTS = "points", _("分点数")
    CONDORCET = "condorcet", _("排先后（两两比）")
    RUN_OFF = "instant-run-off", _("排先后（逐个淘汰）")
    ELECT = "elect", _("选人（要过半）")
    CONSENT = "consent", _("同意或反对，写理由")
    ADVICE = "advice", _("各写意见")


class BallotState(models.TextChoices):
    OPEN = "open", _("正在投票")
    CLOSED = "closed", _("已经截止")


class Mark(models.TextChoices):
    """How an entry of the roll was used."""

    NONE = "none", _("没有投")
    PAPER = "paper", _("投了纸票")
    WEB = "web", _("网上投了")
    HELPER = "helper", _("有人帮着投了")


class AuditTag(StrEnum):
    PROPOSE_TOPIC = "deliberation:topic:propose"
    SIGN_TOPIC = "deliberation:topic:sign"
    ACCEPT_TOPIC = "deliberation:topic:accept"
    REFER_TOPIC = "deliberation:topic:refer"
    DECLINE_TOPIC = "deliberation:topic:decline"
    PUBLISH_TOPIC = "deliberation:topic:publish"
    CONCLUDE_TOPIC = "deliberation:topic:conclude"
    SET_UP_BODY = "deliberation:body:set_up"
    ADD_MEMBERS = "deliberation:body:add_members"
    END_MEMBER = "deliberation:body:end_member"
    PLAN_MEETING = "deliberation:meeting:plan"
    ADD_ITEM = "deliberation:meeting:add_item"
    CALL_MEETING = "deliberation:meeting:call"
    ENTER_ATTENDANCE = "deliberation:meeting:enter_attendance"
    SIGN_IN = "deliberation:meeting:sign_in"
    OPEN_MEETING = "deliberation:meeting:open"
    RECUSE = "deliberation:item:recuse"
    RECORD_VOTE = "deliberation:item:record_vote"
    CLOSE_MEETING = "deliberation:meeting:close"
    WRITE_MINUTES = "deliberation:meeting:write_minutes"
    OBJECT_MINUTES = "deliberation:meeting:object"
    ANSWER_MINUTES = "deliberation:meeting:answer"
    VALIDATE_MINUTES = "deliberation:meeting:validate"
    CANCEL_MEETING = "deliberation:meeting:cancel"
    REGISTER_RESOLUTION = "deliberation:resolution:register"
    PUBLISH_RESOLUTION = "deliberation:resolution:publish"
    REPORT_RESOLUTION = "deliberation:resolution:report"
    FINISH_RESOLUTION = "deliberation:resolution:finish"
    END_RESOLUTION = "deliberation:resolution:end"
    NOTE_UPHELD = "deliberation:resolution:note_upheld"
    START_PROCESS = "deliberation:process:start"
    TAKE_PHASE = "deliberation:process:take_phase"
    STOP_PROCESS = "deliberation:process:stop"
    OPEN_BALLOT = "deliberation:ballot:open"
    MAKE_SLIPS = "deliberation:ballot:make_slips"
    VOTE = "deliberation:ballot:vote"
    MARK_PAPER = "deliberation:ballot:mark_paper"
    READ_PAPERS = "deliberation:ballot:read_papers"
    CLOSE_BALLOT = "deliberation:ballot:close"


class PublicFact(StrEnum):
    TOPIC = "deliberation:topic"
    BALLOT = "deliberation:ballot"
