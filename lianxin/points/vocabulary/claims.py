"""How claims come in and how far they are; batches, moves, reversals, certificates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.points.vocabulary.rules import ClaimBy


class Channel(models.TextChoices):
    """How a claim came in."""

    SELF = "self", _("本人报的")
    HOUSEHOLD = "household", _("家里人报的")
    LIAISON = "liaison", _("联系人代报的")
    PAPER = "paper", _("纸上写的")
    ORGANISER = "organiser", _("组织人的名单")


#: Through which door of a rule each channel comes; on paper come those of who lent a hand and of their liaison.
DOORS = {
    Channel.SELF: {ClaimBy.SELF}, Channel.HOUSEHOLD: {ClaimBy.HOUSEHOLD}, Channel.LIAISON: {ClaimBy.LIAISON},
    Channel.ORGANISER: {ClaimBy.ORGANISER}, Channel.PAPER: {ClaimBy.SELF, ClaimBy.HOUSEHOLD, ClaimBy.LIAISON},
}  # fmt: skip


class ClaimState(models.TextChoices):
    WAITING = "waiting", _("等第一个人核实")
    ONCE = "once", _("等第二个人核实")
    VERIFIED = "verified", _("核实了，等公示")
    POSTED = "posted", _("公示中")
    SETTLED = "settled", _("已入账")
    DECLINED = "declined", _("没有核实成")
    WITHDRAWN = "withdrawn", _("已撤回")
    REMOVED = "removed", _("异议成立，没有入账")
    REVERSED = "reversed", _("入账后冲回")


#: Claims that count towards a cap.
COUNTED = (
    ClaimState.WAITING, ClaimState.ONCE, ClaimState.VERIFIED, ClaimState.POSTED, ClaimState.SETTLED,
)  # fmt: skip


#: Claims that hang nowhere yet.
UNPOSTED = (ClaimState.WAITING, ClaimState.ONCE, ClaimState.VERIFIED)


class BatchState(models.TextChoices):
    POSTED = "posted", _("公示中")
    SETTLED = "settled", _("已入账")


class MoveKind(models.TextChoices):
    AWARD = "award", _("谢谢")
    REDEEM = "redeem", _("兑换")
    EXPIRE = "expire", _("到期")
    REVERSE = "reverse", _("冲回")
    TRANSFER = "transfer", _("家里转")


class ReversalGround(models.TextChoices):
    """The only two reasons for which an award is taken back."""

    ERROR = "error", _("弄错了")
    FRAUD = "fraud", _("弄虚作假")


class ReversalState(models.TextChoices):
    NOTICED = "noticed", _("已通知本人，等申诉期满")
    APPEALED = "appealed", _("本人申诉，等监督委员会定")
    DONE = "done", _("已冲回")
    DROPPED = "dropped", _("不冲回")


class Asked(models.TextChoices):
    """How somebody asked for a certificate."""

    SELF = "self", _("自己在网上要的")
    COUNTER = "counter", _("本人到站点要的")
    PHONE = "phone", _("本人打电话要的")
