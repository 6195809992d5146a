"""Secret ballots: kinds, states, how an entry of the roll was used."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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


#: What may decide an item of a meeting: the others count points, which are no persons, or only hear what people think.
DECIDING_KINDS = (
    BallotKind.YES_NO, BallotKind.CHOOSE, BallotKind.APPROVAL, BallotKind.ELECT, BallotKind.CONDORCET, BallotKind.RUN_OFF,
)  # fmt: skip


#: Whose sheets say why: the words are read before anybody sees them.
REASONED_KINDS = (BallotKind.CONSENT, BallotKind.ADVICE)


class BallotState(models.TextChoices):
    OPEN = "open", _("正在投票")
    CLOSED = "closed", _("已经截止")
    VOID = "void", _("作废")


class MessageKind(models.TextChoices):
    """How the hall tells somebody something."""

    MEETING = "deliberation.meeting", _("开会的通知，请核对会议记录")
    BALLOT = "deliberation.ballot", _("投票开始、作废或者重新投")
    TOPIC = "deliberation.topic", _("请来议事，议题采纳没有，写的没有放上，回头看办得怎样")


class Mark(models.TextChoices):
    """How an entry of the roll was used."""

    NONE = "none", _("没有投")
    PAPER = "paper", _("投了纸票")
    WEB = "web", _("网上投了")
    HELPER = "helper", _("有人帮着投了")
    BACK = "back", _("帮投的收回了，还没有再投")


#: An entry of the roll that may still be used, whatever the way; one taken back is not used with a helper again.
UNUSED = (Mark.NONE, Mark.BACK)
