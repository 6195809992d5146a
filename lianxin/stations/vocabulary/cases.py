"""帮办: states, and the table of steps."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.stations.vocabulary.steps import table


class CaseState(models.TextChoices):
    RECEIVED = "received", _("已受理")
    CHECKLIST_GIVEN = "checklist_given", _("已给清单")
    MATERIALS_MISSING = "materials_missing", _("缺材料")
    MATERIALS_COMPLETE = "materials_complete", _("材料齐了")
    SUBMITTED = "submitted_to", _("已递交部门")
    OFFICE_RESULT = "office_result", _("部门有结果")
    DELIVERED = "delivered", _("已交到手上")
    FEEDBACK = "feedback", _("已听意见")
    WITHDRAWN = "withdrawn", _("不办了")


class CaseVerb(StrEnum):
    RECEIVE = "receive"
    GIVE_CHECKLIST = "give_checklist"
    REPORT_MISSING = "report_missing"
    COMPLETE = "complete"
    SUBMIT = "submit"
    RECORD_RESULT = "record_result"
    DELIVER = "deliver"
    HEAR_FEEDBACK = "hear_feedback"
    WITHDRAW = "withdraw"


_C, _B = CaseState, CaseVerb
#: The applicant has it in hand, or wants it no more.
CASES_ENDED = frozenset({_C.DELIVERED, _C.FEEDBACK, _C.WITHDRAWN})
#: What it means for the applicant, by state.
CASE_FOR_YOU = {
    _C.RECEIVED: _("站里会把要的材料一次列全给您。"),
    _C.CHECKLIST_GIVEN: _("请照清单备齐，交到站里；站里不会再加材料。"),
    _C.MATERIALS_MISSING: _("补齐了交到站里就行；不好拿的，可以请站里代办，不收钱。"),
    _C.MATERIALS_COMPLETE: _("您不用跑，站里替您递交。"),
    _C.SUBMITTED: _("您不用跑，部门有了结果站里告诉您。"),
    _C.OFFICE_RESULT: _("请到站里取；来不了，打站里的电话，可以送上门。"),
    _C.DELIVERED: _("没收到的，马上打站里的电话；办得好不好，也请说一声。"),
    _C.FEEDBACK: _("谢谢您的意见。"),
    _C.WITHDRAWN: _("想再办，随时到站里说。"),
}
CASE_TRANSITIONS = table(
    (_B.GIVE_CHECKLIST, {_C.RECEIVED}, _C.CHECKLIST_GIVEN, _("材料清单一次给全：{other}")),
    (
        _B.REPORT_MISSING,
        {_C.CHECKLIST_GIVEN, _C.MATERIALS_MISSING, _C.SUBMITTED},
        _C.MATERIALS_MISSING,
        _("还缺：{other}"),
    ),
    (_B.COMPLETE, {_C.CHECKLIST_GIVEN, _C.MATERIALS_MISSING}, _C.MATERIALS_COMPLETE, _("材料齐了")),
    (_B.SUBMIT, {_C.MATERIALS_COMPLETE}, _C.SUBMITTED, _("已递交{other}，{words}")),
    (_B.RECORD_RESULT, {_C.SUBMITTED}, _C.OFFICE_RESULT, _("部门的结果：{words}")),
    (_B.DELIVER, {_C.OFFICE_RESULT}, _C.DELIVERED, _("已交到本人手上，{other}")),
    (_B.HEAR_FEEDBACK, {_C.DELIVERED}, _C.FEEDBACK, _("本人的意见：{other} {words}")),
    (
        _B.WITHDRAW,
        frozenset(_C) - CASES_ENDED,
        _C.WITHDRAWN,
        _("本人不办了：{words}"),
    ),
)


class ChecklistWay(models.TextChoices):
    """How the list of materials was given, all at once."""

    PAPER = "paper", _("打印给本人")
    PHONE = "phone", _("手机扫码带走")
    READ = "read", _("念给本人听，并打印")
