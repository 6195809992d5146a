"""Answers of departments, level by level, and filings with the county."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary.parts import Transition


class CheckKind(models.TextChoices):
    """What a check was asked for: what was asked for the pool goes when somebody leaves it, the rest does not."""

    POOL = "pool", _("入后备库")
    POST = "post", _("拟任职、当候选人")


class Level(models.TextChoices):
    """Who is asked first, second and last; the next level only once the one below has nothing against the person."""

    VILLAGE = "village", _("村里初审")
    TOWNSHIP = "township", _("乡镇联审")
    COUNTY = "county", _("县级联审")


class Answer(models.TextChoices):
    """What a department answers, and nothing more: no reason has a place here."""

    NONE = "none", _("还没有答复")
    CLEAR = "clear", _("没有不适合的情形")
    NOT_CLEAR = "not_clear", _("有不适合的情形")
    NEEDS_CHECK = "needs_check", _("要再核实")


#: So many days after a check was closed its answers count for a post; with somebody who is on no way and in no post they
#: then go. Longer than any appeal.
ANSWER_DAYS = 60
#: So many days after the end of the term they were given for, the appeal included: term + 1 year.
KEPT_AFTER_TERM = 365

#: Who is asked first; a name as those the rules hold are, and not translated.
VILLAGE_ASKED = "村（社区）党组织"
#: Where the notice of a check belongs, and by which name it knows whose it is.
CHECK_ITEM, CHECK_SOURCE = "village.other", "cadre_check"
#: Pictures of the letters departments signed, each of the row of its department.
LETTERS = "cadre_letter"


class CheckState(models.TextChoices):
    """Which department owes what, and whether it hangs, the answers and the board know."""

    ASKED = "asked", _("还没有办结")
    CLOSED = "closed", _("已办结")


class CheckVerb(StrEnum):
    ANSWER = "answer"
    NOTICE = "notice"
    CLOSE = "close"


_OPEN = frozenset({CheckState.ASKED})
#: What is said while it hangs may still change an answer; a notice that was withdrawn is drafted again.
CHECK_WAYS = {
    CheckVerb.ANSWER: Transition(_OPEN, None),
    CheckVerb.NOTICE: Transition(_OPEN, None),
    CheckVerb.CLOSE: Transition(_OPEN, CheckState.CLOSED),
}


class FilingState(models.TextChoices):
    SUBMITTED = "submitted", _("已报县里")
    FILED = "filed", _("已备案")
    RETURNED = "returned", _("退回补充")


class FilingVerb(StrEnum):
    FILE = "file"
    RETURN = "return"
    SUBMIT_AGAIN = "submit_again"
    CHANGE = "change"


FILING_WAYS = {
    FilingVerb.FILE: Transition(frozenset({FilingState.SUBMITTED}), FilingState.FILED),
    FilingVerb.RETURN: Transition(frozenset({FilingState.SUBMITTED}), FilingState.RETURNED),
    FilingVerb.SUBMIT_AGAIN: Transition(frozenset({FilingState.RETURNED}), FilingState.SUBMITTED),
    FilingVerb.CHANGE: Transition(frozenset({FilingState.FILED}), None),
}


class FilingSays(models.TextChoices):
    """What a line in the history of a filing is: papers of the township, an opinion of the county, a change noted later."""

    SUBMITTED = "submitted", _("随报材料")
    RETURNED = "returned", _("县里退回的意见")
    FILED = "filed", _("县里备案的意见")
    CHANGED = "changed", _("备案以后的变更")
