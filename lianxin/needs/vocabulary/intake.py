"""What is told, how it comes in and whose name stands on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    HELP = "help", _("求助")
    COMPLAINT = "complaint", _("投诉")
    ENQUIRY = "enquiry", _("咨询")
    SUGGESTION = "suggestion", _("建议")
    REPORT = "report", _("举报")
    PRAISE = "praise", _("表扬")


class Channel(models.TextChoices):
    WEB = "web", _("网页")
    QR = "qr", _("扫码")
    KIOSK = "kiosk", _("大厅触摸屏")
    WALK_IN = "walk_in", _("来访")
    PHONE = "phone", _("电话")
    LIAISON = "liaison", _("联系户党员")
    GRID = "grid", _("网格")
    LETTER = "letter", _("来信")
    MEDIA = "media", _("媒体、网上留言")
    EMAIL = "email", _("电子邮件")
    OPEN311 = "open311", _("开放接口")
    HOTLINE = "hotline_12345", _("12345 热线")
    INSPECTION = "inspection", _("巡查、盘点")


class ReplyWay(models.TextChoices):
    """How somebody must be told who cannot read a page or hear a call: domain.md §6.2, ``needs_accessible_reply``."""

    CALL = "call", _("打电话说")
    ALOUD = "aloud", _("上门念")
    LARGE_PRINT = "large_print", _("大字写在纸上")
    SIGN = "sign", _("请人打手语")


class Urgency(models.TextChoices):
    EMERGENCY = "emergency", _("危急：有人身或财产危险")
    URGENT = "urgent", _("紧急：停水停电停气停暖等")
    NORMAL = "normal", _("一般")
    COMPLEX = "complex", _("复杂：需多方办理")


#: Who asks this way stands there or is on the line: what can be said at once is said to them.
FACE_TO_FACE = frozenset({Channel.WALK_IN, Channel.PHONE, Channel.KIOSK})
#: Who is named in the words of these may be whom they are about.
COMPLAINTS = frozenset({Kind.COMPLAINT, Kind.REPORT})


class Verdict(models.TextChoices):
    """Whether a complaint that names somebody is about them. While nobody has said so it is kept from them."""

    ASKED = "asked", _("还没有核对")
    MEANT = "meant", _("投诉的就是这个人")
    NOT_MEANT = "not_meant", _("只是提到，投诉的不是这个人")


#: Whom the record names where requesters act themselves.
REQUESTER = "诉求人"
#: And where people follow what somebody else asked for.
FOLLOWER = "关注的人"


class Anonymity(models.TextChoices):
    NAMED = "named", _("实名")
    CONFIDENTIAL = "confidential", _("保密：只有经办人看到姓名")
    ANONYMOUS = "anonymous", _("匿名：不留姓名")


def tier_of(kind, urgency):
    """Which row of the limits applies: enquiries have their own unless they are urgent."""
    return "enquiry" if kind == Kind.ENQUIRY and urgency == Urgency.NORMAL else str(urgency)
