"""How a recall goes."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.elections.vocabulary.elections import Way


class RecallGround(models.TextChoices):
    """Who asks for it; the shares are in ``calc.recalling``."""

    VOTERS = "voters", _("有选举权的村（居）民联名")
    REPS = "reps", _("村（居）民代表联名")


class RecallState(models.TextChoices):
    RAISED = "raised", _("已提出")
    CALLED = "called", _("已定投票日")
    PASSED = "passed", _("已罢免")
    FAILED = "failed", _("没有通过")
    DROPPED = "dropped", _("不办了")


class RecallVerb(StrEnum):
    CALL = "call"
    ANSWER = "answer"
    COUNT = "count"
    DROP = "drop"


_OPEN = (RecallState.RAISED, RecallState.CALLED)
#: The only list of a recall's steps; ``count`` leads where the votes say, ``answer`` leaves it where it is.
RECALL_WAYS = {
    RecallVerb.CALL: Way(_OPEN, RecallState.CALLED),
    RecallVerb.ANSWER: Way(_OPEN, None),
    RecallVerb.COUNT: Way((RecallState.CALLED,), None),
    RecallVerb.DROP: Way(_OPEN, RecallState.DROPPED),
}


class RecallTag(StrEnum):
    RAISE = "elections:recall:raise"
    CALL = "elections:recall:call"
    ANSWER = "elections:recall:answer"
    COUNT = "elections:recall:count"
    DROP = "elections:recall:drop"
    NOTICE = "elections:recall:notice"
