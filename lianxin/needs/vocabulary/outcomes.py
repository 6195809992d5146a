"""Words told to the requester, and theirs: how it ended and how they judge it."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageKind(models.TextChoices):
    """What people are told about needs."""

    PROGRESS = "need_progress", _("我的诉求有进展")
    WORK = "need_work", _("派给本单位的诉求")
    WHISTLE = "need_whistle", _("吹哨报到")
    MEDIATION = "mediation", _("人民调解")
    ESCALATED = "need_escalated", _("超时上报的诉求")


#: Those that only come to who works here.
STAFF_KINDS = (MessageKind.WORK, MessageKind.WHISTLE, MessageKind.ESCALATED)


class RejectReason(models.TextChoices):
    """Why a need is not taken up; each needs an alternative beside it."""

    EMERGENCY_LINE = "emergency_line", _("属于紧急警情，须立即拨打 110、119、120 或 122")
    OTHER_CHANNEL = "other_channel", _("已进入诉讼、仲裁、纪检、复议、信息公开或信访程序")
    SAME_MATTER = "same_matter", _("同一事项正在办理或已办结，没有新情况")
    SECRET = "secret", _("涉及国家秘密、商业秘密或他人隐私")
    OUT_OF_DUTY = "out_of_duty", _("不属于村（社区）和政府部门的职责")


class Solved(models.TextChoices):
    YES = "yes", _("解决了")
    PARTLY = "partly", _("解决了一部分")
    NO = "no", _("没有解决")


class Satisfaction(models.IntegerChoices):
    VERY_SATISFIED = 5, _("非常满意")
    SATISFIED = 4, _("满意")
    FAIR = 3, _("基本满意")
    UNSATISFIED = 2, _("不满意")
    VERY_UNSATISFIED = 1, _("非常不满意")


class ClosedBy(models.TextChoices):
    REQUESTER = "requester", _("诉求人销号")
    SILENCE = "silence", _("到期无回音自动销号")
    UNREACHABLE = "unreachable", _("回访不上销号")
    ON_SPOT = "on_spot", _("当场答复")


class CallbackResult(models.TextChoices):
    REACHED = "reached", _("联系上了")
    UNREACHABLE = "unreachable", _("没有联系上")


class NotAttributable(models.TextChoices):
    """Why a mark "not solved" or "not satisfied" is not the handling unit's: about the matter, never about who asked."""

    RULES = "rules", _("现行规定不允许，已说明")
    ABOVE = "above", _("要上级立项或出钱，已上报")
    OTHERS = "others", _("要看别人的决定（法院、企业、其他住户）")
    NATURE = "nature", _("天灾、断供等不可抗力")
    DONE = "done", _("约定的事已办成，说的是另一件事")


class PublicFact(StrEnum):
    """What of a need stands in the public log."""

    PUBLISHED = "needs.published"
    WITHHELD = "needs.withheld"
    MOVED = "needs.moved"
    TOPIC = "needs.topic"


class ProofKind(models.TextChoices):
    """How the requester was told what is waited for. Each kind can be looked up: by its time, its number or its picture."""

    CALL = "call", _("电话（写时间）")
    MESSAGE = "message", _("短信、微信（传截图）")
    LETTER = "letter", _("信函（写编号）")
    SIGNED = "signed", _("当面签收（传签收单）")


#: What a proof of this kind must have beside its words.
PROVEN_BY_NUMBER = frozenset({ProofKind.LETTER})
PROVEN_BY_PICTURE = frozenset({ProofKind.MESSAGE, ProofKind.SIGNED})
