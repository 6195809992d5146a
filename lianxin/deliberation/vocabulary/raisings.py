"""一事一议筹资筹劳: who proposes, for what, who decides, who is let off, and at which phase each step is taken."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class RaisingPurpose(models.TextChoices):
    """What money and labour may be raised for, and nothing else: not debts, not pay of cadres, not big works."""

    WATER = "water", _("小型水利")
    ROAD = "road", _("村内道路")
    TREES = "trees", _("植树")
    WELFARE = "welfare", _("其他集体公益事")


class Proposer(models.TextChoices):
    COMMITTEE = "committee", _("村（居）民委员会")
    VILLAGERS = "villagers", _("村民联名（十分之一以上）")
    REPS = "reps", _("村民代表联名（五分之一以上）")


class Deciders(models.TextChoices):
    REPS = "reps", _("村民代表会议（先逐户签字）")
    ASSEMBLY = "assembly", _("村民会议")


class Ground(models.TextChoices):
    """Why somebody owes no money or no labour; ``calc.raisings.FREES`` says of which each lets off."""

    SERVICE = "service", _("现役军人")
    LOW_INCOME = "low_income", _("低收入")
    DISABLED_VETERAN = "disabled_veteran", _("伤残退役军人")
    STUDENT = "student", _("在校学生")
    PREGNANT = "pregnant", _("怀孕、哺乳")
    SICK = "sick", _("生病")
    HARDSHIP = "hardship", _("家里困难，本人申请，会议同意")


class Owing(models.TextChoices):
    MONEY = "money", _("钱")
    LABOUR = "labour", _("工")


class RaisingVerb(StrEnum):
    EXEMPT = "exempt"
    END_EXEMPTION = "end_exemption"
    PROPOSE = "propose"
    SIGN = "sign"
    COUNT = "count"
    DECIDE = "decide"
    PASS = "pass"
    REPLY = "reply"
    REFUSE = "refuse"
    ENTER_ANSWER = "enter_answer"
    POST = "post"
    RECEIVE = "receive"
    CORRECT = "correct"
    FINISH = "finish"


_V = RaisingVerb
_BEFORE = ("raise", "households", "decide", "township", "county")
#: Verb → the phases of ``calc.phases`` in which it is open, and none it leads to: the phase taken says what comes next.
RAISING_WAYS = {
    _V.EXEMPT: ((*_BEFORE, "open_decision", "open_result"), None),
    _V.END_EXEMPTION: (_BEFORE, None),
    _V.PROPOSE: (("raise",), None),
    _V.SIGN: (("households",), None),
    _V.COUNT: (("households",), None),
    _V.DECIDE: (("decide",), None),
    _V.PASS: (("township",), None),
    _V.REPLY: (("county",), None),
    _V.REFUSE: (("township", "county"), None),
    _V.ENTER_ANSWER: (("township", "county"), None),
    _V.POST: (("open_decision",), None),
    _V.RECEIVE: (("open_result",), None),
    _V.CORRECT: (("open_result",), None),
    _V.FINISH: (("open_result",), None),
}
#: What the pages of an answer on paper belong to in the files room.
ANSWER_SCANS = "raising_answer"
