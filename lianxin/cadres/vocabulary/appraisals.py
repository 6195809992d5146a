"""The three appraisals, their grades, their steps, and who takes them."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.vocabulary.parts import ABOVE, Transition


class AppraisalKind(models.TextChoices):
    """Three different things, kept apart: nothing of one is ever used for another."""

    DEMOCRATIC = "democratic", _("民主评议")
    YEARLY = "yearly", _("乡镇年度考核")
    REPORT = "report", _("书记抓党建述职评议")


class Grade(models.TextChoices):
    EXCELLENT = "excellent", _("优秀")
    COMPETENT = "competent", _("称职")
    BASIC = "basic", _("基本称职")
    INCOMPETENT = "incompetent", _("不称职")
    GOOD = "good", _("好")
    FAIRLY_GOOD = "fairly_good", _("较好")
    FAIR = "fair", _("一般")
    POOR = "poor", _("差")


#: The grades of each kind, the best first; grades of different kinds are never set side by side.
GRADES_OF = {
    AppraisalKind.DEMOCRATIC: (Grade.COMPETENT, Grade.BASIC, Grade.INCOMPETENT),
    AppraisalKind.YEARLY: (Grade.EXCELLENT, Grade.COMPETENT, Grade.BASIC, Grade.INCOMPETENT),
    AppraisalKind.REPORT: (Grade.GOOD, Grade.FAIRLY_GOOD, Grade.FAIR, Grade.POOR),
}
#: Who opens a round; who suggests a grade, or counts the votes of the assembly; who decides; who answers an appeal. Each time
#: another person.
OPENERS = {
    AppraisalKind.DEMOCRATIC: (Role.VILLAGE_SUPERVISOR,),
    AppraisalKind.YEARLY: (Role.TOWNSHIP_OFFICER,),
    AppraisalKind.REPORT: (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER),
}
SUGGESTERS = {
    AppraisalKind.DEMOCRATIC: (Role.VILLAGE_SUPERVISOR,),
    AppraisalKind.YEARLY: (Role.BRANCH_SECRETARY, Role.TOWNSHIP_OFFICER),
    AppraisalKind.REPORT: (Role.TOWNSHIP_OFFICER,),
}
DECIDERS = {AppraisalKind.YEARLY: ABOVE, AppraisalKind.REPORT: ABOVE, AppraisalKind.DEMOCRATIC: ()}
APPEAL_ANSWERERS = {
    AppraisalKind.DEMOCRATIC: ABOVE,
    AppraisalKind.YEARLY: (Role.COUNTY_OFFICER,),
    AppraisalKind.REPORT: (Role.COUNTY_OFFICER,),
}


#: Who writes down what a person without an account says on paper: never who suggested or decided, and then they judge no more.
PAPER_WRITERS = (Role.BRANCH_SECRETARY, *ABOVE)

#: Under which item of the board's catalogue the result of an evaluation by the people hangs, and what it is from.
BOARD_ITEM = "village.other"
BOARD_SOURCE = "cadres_round"


class MessageKind(models.TextChoices):
    """What somebody is told of their own file."""

    APPRAISAL = "cadres_appraisal", _("我的考核")


class AppraisalState(models.TextChoices):
    WRITING = "writing", _("本人在写")
    HANDED_IN = "handed_in", _("本人交了")
    SUGGESTED = "suggested", _("等级意见给本人看")
    DECIDED = "decided", _("已定等级")
    APPEALED = "appealed", _("本人申诉")
    UPHELD = "upheld", _("申诉成立，已改")
    REJECTED = "rejected", _("申诉不成立")
    RECOUNT = "recount", _("申诉成立，等重新计票")


class AppraisalVerb(StrEnum):
    CHOOSE = "choose"
    DROP = "drop"
    HAND_IN = "hand_in"
    SUGGEST = "suggest"
    COUNT = "count"
    ANSWER = "answer"
    DECIDE = "decide"
    TELL = "tell"
    APPEAL = "appeal"
    UPHOLD = "uphold"
    REJECT = "reject"
    SEND_BACK = "send_back"
    COUNT_AGAIN = "count_again"
    COUNT_SAME = "count_same"


_A = AppraisalState
APPRAISAL_WAYS = {
    AppraisalVerb.CHOOSE: Transition(frozenset({_A.WRITING}), None),
    AppraisalVerb.DROP: Transition(frozenset({_A.WRITING}), None),
    AppraisalVerb.HAND_IN: Transition(frozenset({_A.WRITING}), _A.HANDED_IN),
    AppraisalVerb.SUGGEST: Transition(frozenset({_A.WRITING, _A.HANDED_IN, _A.SUGGESTED}), _A.SUGGESTED),
    AppraisalVerb.COUNT: Transition(frozenset({_A.WRITING, _A.HANDED_IN}), _A.DECIDED),
    AppraisalVerb.ANSWER: Transition(frozenset({_A.SUGGESTED}), None),
    AppraisalVerb.DECIDE: Transition(frozenset({_A.SUGGESTED}), _A.DECIDED),
    AppraisalVerb.TELL: Transition(frozenset({_A.DECIDED}), None),
    AppraisalVerb.APPEAL: Transition(frozenset({_A.DECIDED}), _A.APPEALED),
    AppraisalVerb.UPHOLD: Transition(frozenset({_A.APPEALED}), _A.UPHELD),
    AppraisalVerb.REJECT: Transition(frozenset({_A.APPEALED}), _A.REJECTED),
    AppraisalVerb.SEND_BACK: Transition(frozenset({_A.APPEALED}), _A.RECOUNT),
    AppraisalVerb.COUNT_AGAIN: Transition(frozenset({_A.RECOUNT}), _A.UPHELD),
    AppraisalVerb.COUNT_SAME: Transition(frozenset({_A.RECOUNT}), _A.REJECTED),
}
#: There is a grade: what a cap counts.
GRADED = (_A.DECIDED, _A.APPEALED, _A.REJECTED)
