"""The three appraisals, their grades, their steps, and who takes them."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.vocabulary.parts import ABOVE, Transition
from lianxin.deliberation.vocabulary import BodyKind


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


#: Under which the plan of an evaluation hangs before it is held.
PLAN_SOURCE = "cadres_plan"
#: Who looks at the votes somebody of the supervisors entered: another of them, or the township, which watches the count.
CONFIRMERS = (Role.VILLAGE_SUPERVISOR, Role.TOWNSHIP_OFFICER)


#: The meetings at which the people evaluate, of a village and of a community.
ASSEMBLIES = (
    BodyKind.VILLAGERS_ASSEMBLY, BodyKind.VILLAGER_REPS, BodyKind.RESIDENTS_ASSEMBLY, BodyKind.RESIDENT_REPS,
)  # fmt: skip


class RoundVerb(models.TextChoices):
    PUT_OFF = "put_off", _("改期")
    CALL_OFF = "call_off", _("取消")


class WhyReleased(models.TextChoices):
    """Why somebody is graded in a round no more."""

    DIED = "died", _("去世")
    RESIGNED = "resigned", _("不再任职")
    AWAY = "away", _("长期病休、外出学习，这一年没有在岗")
    CALLED_OFF = "called_off", _("这一次考核取消了")


class SayingKind(models.TextChoices):
    SUGGEST = "suggest", _("等级意见")
    ANSWER = "answer", _("本人的话")
    APPEAL = "appeal", _("申诉")
    APPEAL_ANSWER = "appeal_answer", _("申诉答复")


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
    COUNTED = "counted", _("登记了票，等另一个人核对")
    MISCOUNTED = "miscounted", _("票核对不上，等重新登记")
    RECOUNTED = "recounted", _("重新登记了票，等另一个人核对")
    RELEASED = "released", _("不再考核")


class AppraisalVerb(StrEnum):
    CHOOSE = "choose"
    DROP = "drop"
    HAND_IN = "hand_in"
    SUGGEST = "suggest"
    COUNT = "count"
    CONFIRM = "confirm"
    REFUSE = "refuse"
    ANSWER = "answer"
    DECIDE = "decide"
    TELL = "tell"
    APPEAL = "appeal"
    UPHOLD = "uphold"
    REJECT = "reject"
    SEND_BACK = "send_back"
    COUNT_AGAIN = "count_again"
    CONFIRM_BETTER = "confirm_better"
    CONFIRM_SAME = "confirm_same"
    CONFIRM_WORSE = "confirm_worse"
    REFUSE_AGAIN = "refuse_again"
    RELEASE = "release"


_A = AppraisalState
#: Neither votes nor a grade yet.
OPEN_APPRAISALS = (_A.WRITING, _A.HANDED_IN, _A.SUGGESTED, _A.MISCOUNTED)
APPRAISAL_WAYS = {
    AppraisalVerb.CHOOSE: Transition(frozenset({_A.WRITING}), None),
    AppraisalVerb.DROP: Transition(frozenset({_A.WRITING}), None),
    AppraisalVerb.HAND_IN: Transition(frozenset({_A.WRITING}), _A.HANDED_IN),
    AppraisalVerb.SUGGEST: Transition(frozenset({_A.WRITING, _A.HANDED_IN, _A.SUGGESTED}), _A.SUGGESTED),
    AppraisalVerb.COUNT: Transition(frozenset({_A.WRITING, _A.HANDED_IN, _A.MISCOUNTED}), _A.COUNTED),
    AppraisalVerb.CONFIRM: Transition(frozenset({_A.COUNTED}), _A.DECIDED),
    AppraisalVerb.REFUSE: Transition(frozenset({_A.COUNTED}), _A.MISCOUNTED),
    AppraisalVerb.ANSWER: Transition(frozenset({_A.SUGGESTED}), None),
    AppraisalVerb.DECIDE: Transition(frozenset({_A.SUGGESTED}), _A.DECIDED),
    AppraisalVerb.TELL: Transition(frozenset({_A.DECIDED}), None),
    AppraisalVerb.APPEAL: Transition(frozenset({_A.DECIDED}), _A.APPEALED),
    AppraisalVerb.UPHOLD: Transition(frozenset({_A.APPEALED}), _A.UPHELD),
    AppraisalVerb.REJECT: Transition(frozenset({_A.APPEALED}), _A.REJECTED),
    AppraisalVerb.SEND_BACK: Transition(frozenset({_A.APPEALED}), _A.RECOUNT),
    AppraisalVerb.COUNT_AGAIN: Transition(frozenset({_A.RECOUNT}), _A.RECOUNTED),
    AppraisalVerb.CONFIRM_BETTER: Transition(frozenset({_A.RECOUNTED}), _A.UPHELD),
    AppraisalVerb.CONFIRM_SAME: Transition(frozenset({_A.RECOUNTED}), _A.REJECTED),
    AppraisalVerb.CONFIRM_WORSE: Transition(frozenset({_A.RECOUNTED}), _A.DECIDED),
    AppraisalVerb.REFUSE_AGAIN: Transition(frozenset({_A.RECOUNTED}), _A.RECOUNT),
    AppraisalVerb.RELEASE: Transition(frozenset(OPEN_APPRAISALS), _A.RELEASED),
}
#: There is a grade: what a cap counts.
GRADED = (_A.DECIDED, _A.APPEALED, _A.REJECTED)
