"""Meetings: their steps, who takes part and how, how it is voted."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


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
    STUDY = "study"
    CALL = "call"
    ATTEND = "attend"
    OPEN = "open"
    IDENTIFY = "identify"
    CALL_ROLL = "call_roll"
    EXCUSE = "excuse"
    RECUSE = "recuse"
    AMEND = "amend"
    VOTE = "vote"
    CLOSE = "close"
    MINUTE = "minute"
    OBJECT = "object"
    ANSWER = "answer"
    VALIDATE = "validate"
    SCAN = "scan"
    ATTACH = "attach"
    SUPERVISE = "supervise"
    AGAIN = "again"
    CANCEL = "cancel"


#: It took place with enough people.
HELD = (MeetingState.OPEN, MeetingState.ENDED, MeetingState.MINUTED, MeetingState.VALIDATED)

_M, _W = MeetingState, MeetingVerb
#: Verb → the states it starts from and the one it leads to; opening leads to ``INQUORATE`` where too few came, and from there on the
#: same day it may be counted again. Who comes late to an open meeting is added.
MEETING_WAYS = {
    _W.ADD_ITEM: ((_M.PLANNED,), None),
    _W.STUDY: ((_M.PLANNED,), None),
    _W.CALL: ((_M.PLANNED,), _M.CALLED),
    _W.ATTEND: ((_M.CALLED, _M.INQUORATE, _M.OPEN), None),
    _W.OPEN: ((_M.CALLED, _M.INQUORATE), _M.OPEN),
    _W.IDENTIFY: ((_M.CALLED, _M.INQUORATE), None),
    _W.CALL_ROLL: ((_M.OPEN,), None),
    _W.EXCUSE: ((_M.CALLED, _M.OPEN, _M.ENDED), None),
    _W.RECUSE: ((_M.OPEN,), None),
    _W.AMEND: ((_M.OPEN,), None),
    _W.VOTE: ((_M.OPEN,), None),
    _W.CLOSE: ((_M.OPEN,), _M.ENDED),
    _W.MINUTE: ((_M.ENDED, _M.MINUTED), _M.MINUTED),
    _W.OBJECT: ((_M.MINUTED,), None),
    _W.ANSWER: ((_M.MINUTED,), None),
    _W.VALIDATE: ((_M.MINUTED,), _M.VALIDATED),
    _W.SCAN: ((_M.MINUTED, _M.VALIDATED), None),
    _W.ATTACH: ((_M.ENDED, _M.MINUTED, _M.VALIDATED), None),
    _W.SUPERVISE: ((_M.VALIDATED,), None),
    _W.AGAIN: ((_M.INQUORATE,), None),
    _W.CANCEL: ((_M.PLANNED, _M.CALLED), _M.CANCELLED),
}


#: What the pages of a signed sheet belong to in the files room.
SCANS = "meeting"
#: The same for photos and scanned papers that belong to the minutes.
ATTACHED = "meeting_attached"


class Presence(models.TextChoices):
    """How somebody on the roll took part; the last two only where the law lets them."""

    IN_PERSON = "in_person", _("到场")
    ONLINE = "online", _("线上参加")
    PROXY = "proxy", _("书面委托")


class IdentityCheck(models.TextChoices):
    """How it was made sure that who attends from afar is who stands on the roll."""

    VIDEO = "video", _("视频里看着本人，对了身份证")
    KNOWN = "known", _("视频里看着本人，两名到会的成员认得")
    CALLED_BACK = "called_back", _("打登记的电话，和本人说上了话")


class RollCall(models.TextChoices):
    """What somebody from afar answered when an item was put to the vote."""

    VOTED = "voted", _("在线，参加表决")
    SILENT = "silent", _("在线，不参加表决")
    AWAY = "away", _("点名时不在线")


class EnteredBy(models.TextChoices):
    PAPER = "paper", _("签到表")
    SELF = "self", _("本人扫码")


class VoteMethod(models.TextChoices):
    HANDS = "show_of_hands", _("举手")
    BALLOT = "ballot", _("票决")
    HOUSEHOLD = "by_household", _("按户表决")
    CONSENSUS = "consensus", _("协商一致")


class LandMatter(models.TextChoices):
    """What of the contracting of land is decided; ``calc.land`` says who above approves it."""

    PLAN = "plan", _("定承包方案")
    ADJUST = "adjust", _("承包期内个别调整承包地")
    OUTSIDERS = "outsiders", _("包给本集体以外的单位或者个人")


class Matter(models.TextChoices):
    """Matters of RCEO Law Art. 26 that a body may not be free to decide, by their number there."""

    OTHER = "0", _("其他事项")
    CHARTER = "1", _("制定、修改章程")
    INTERNAL_RULES = "2", _("制定、修改内部管理制度")
    MEMBERS = "3", _("确认成员")
    OFFICERS = "4", _("选举、罢免理事、监事")
    REPORTS = "5", _("审议理事会、监事会的工作报告")
    PAY = "6", _("理事、监事的报酬，聘谁当经营管理人员")
    BUDGET = "7", _("年度财务预算、收益分配")
    LAND_PLANS = "8", _("土地、宅基地、份额量化方案")
    BUILDING_LAND = "9", _("经营性建设用地的使用、出让、出租")
    LAND_MONEY = "10", _("土地补偿费等的分配使用")
    INVESTMENT = "11", _("投资等重大事项")
    MERGER = "12", _("合并、分立")
