"""Words of the stations room: kinds of place, what they offer, and what is recorded of them."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class StationKind(models.TextChoices):
    CONTACT = "contact_station", _("党群连心站")
    CENTRE = "service_centre", _("党群服务中心")
    PARK = "park_station", _("园区连心站")
    COURIER = "courier_station", _("暖新驿站")


class Offer(models.TextChoices):
    """What one finds at a station."""

    INTAKE = "intake", _("来访接待")
    GUIDED = "guided", _("帮办：陪着办")
    ERRANDS = "errands", _("代办：替您跑")
    MEDIATION = "mediation", _("调解")
    PRINTING = "printing", _("免费打印复印")
    WATER = "water", _("喝水")
    REST = "rest", _("歇脚")
    MEALS = "meals", _("热饭")
    CHARGING = "charging", _("手机、电动车充电")
    TOILET = "toilet", _("厕所")
    FIRST_AID = "first_aid", _("急救药箱")
    READING = "reading", _("看书看报")


class Access(models.TextChoices):
    """What makes a station usable for everybody; also what a visitor may ask for."""

    STEP_FREE = "step_free", _("没有台阶，轮椅能进")
    LOW_COUNTER = "low_counter", _("低位柜台")
    LARGE_PRINT = "large_print", _("大字材料")
    WRITING_BOARD = "writing_board", _("写字板、文字显示")
    READ_ALOUD = "read_aloud", _("代读代写")
    SIGN_LANGUAGE = "sign_language", _("手语")
    HOME_VISIT = "home_visit", _("上门办")
    TOILET = "accessible_toilet", _("无障碍厕所")


class HolidayRule(models.TextChoices):
    """What holds on statutory holidays that fall on a weekday."""

    CLOSED = "closed", _("放假")
    AS_SUNDAY = "as_sunday", _("按星期日的时间")
    AS_USUAL = "as_usual", _("照平常的时间")
    BY_ROSTER = "by_roster", _("轮流值班，按值班表")


class SignWay(models.TextChoices):
    """How somebody said yes: paper is equal to the spoken word that staff write down."""

    PAPER = "paper", _("纸上签字")
    SPOKEN = "spoken", _("口头同意，经办人记下")


class Satisfaction(models.IntegerChoices):
    """About the service, never about a person."""

    GOOD = 3, _("满意")
    FAIR = 2, _("一般")
    BAD = 1, _("不满意")


@dataclass(frozen=True)
class Transition:
    """``verb`` leads from any of ``sources`` to ``target``; ``note`` is what the record says, in plain words."""

    verb: StrEnum
    sources: frozenset
    target: models.TextChoices
    note: object


def _table(*rows):
    return {verb: Transition(verb, frozenset(sources), target, note) for verb, sources, target, note in rows}


class ErrandKind(models.TextChoices):
    SUBSIDY = "subsidy", _("申领补贴")
    INSURANCE = "insurance", _("医保社保")
    LIFE_PROOF = "life_proof", _("养老金资格认证")
    CERTIFICATE = "certificate", _("证件证照")
    REPAIR = "repair", _("报修")
    PARCEL = "parcel", _("取快递、买药")
    FORM = "form", _("填表")
    ACCOMPANY = "accompany", _("陪同去办")
    OTHER = "other", _("别的事")


class ErrandState(models.TextChoices):
    ASKED = "asked", _("已提出")
    ACCEPTED = "accepted", _("已答应")
    AUTHORISED = "authorised", _("已授权")
    SUBMITTED = "submitted", _("已递交")
    WAITING_OFFICE = "waiting_office", _("等部门办")
    RETURNED = "returned", _("已交回")
    CLOSED = "closed", _("已办结")
    DECLINED = "declined", _("办不了")


class ErrandVerb(StrEnum):
    ASK = "ask"
    ACCEPT = "accept"
    DECLINE = "decline"
    AUTHORISE = "authorise"
    SUBMIT = "submit"
    AWAIT_OFFICE = "await_office"
    RETURN = "return"
    CLOSE = "close"


_E, _D = ErrandState, ErrandVerb
ERRANDS_ENDED = frozenset({_E.CLOSED, _E.DECLINED})
#: Papers may be with whoever runs the errand in these.
ERRANDS_UNDER_WAY = frozenset({_E.ACCEPTED, _E.AUTHORISED, _E.SUBMITTED, _E.WAITING_OFFICE})
ERRAND_TRANSITIONS = _table(
    (_D.ACCEPT, {_E.ASKED}, _E.ACCEPTED, _("{other}答应去办")),
    (_D.DECLINE, {_E.ASKED, _E.ACCEPTED, _E.AUTHORISED}, _E.DECLINED, _("办不了：{words}。可以：{other}")),
    (_D.AUTHORISE, {_E.ACCEPTED}, _E.AUTHORISED, _("本人签了授权委托书，委托{other}")),
    (_D.SUBMIT, {_E.ACCEPTED, _E.AUTHORISED}, _E.SUBMITTED, _("已递交{other}，{words}")),
    (_D.AWAIT_OFFICE, {_E.SUBMITTED}, _E.WAITING_OFFICE, _("等部门办：{words}")),
    (_D.RETURN, ERRANDS_UNDER_WAY, _E.RETURNED, _("结果：{words}")),
    (_D.CLOSE, {_E.RETURNED}, _E.CLOSED, _("本人收到，{other}")),
)


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
CASE_TRANSITIONS = _table(
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


class ImportState(models.TextChoices):
    """How far a file of the catalogue is."""

    RECEIVED = "received", _("待核对")
    DONE = "done", _("已导入")
    UNDONE = "undone", _("已撤销")


#: Columns of a file of services.
ITEM_FIELDS = {
    "code": _("事项编号"),
    "name": _("事项名称"),
    "decides": _("谁来定"),
    "for_whom": _("给谁办"),
    "materials": _("材料"),
    "limit_days": _("时限（工作日）"),
    "fee": _("收费"),
    "basis": _("依据"),
    "online": _("网上怎么办"),
    "forms": _("表格"),
}


class VisitChannel(models.TextChoices):
    WALK_IN = "walk_in", _("自己来的")
    PHONE = "phone", _("打电话")
    APPOINTMENT = "appointment", _("约好来的")
    HOME_VISIT = "home_visit", _("上门时说的")
    LETTER = "letter", _("写信")


class Outcome(models.TextChoices):
    """What an entry of the book became."""

    ANSWERED = "answered", _("当场答复")
    NEED = "need", _("转诉求")
    ERRAND = "errand", _("代办")
    MEDIATION = "mediation", _("调解")
    SUGGESTION = "suggestion", _("建议")
    PASSED_ON = "passed_on", _("带去别处")


#: So many may come in one half hour.
MOST_AT_A_TIME = 3


class AppointmentState(models.TextChoices):
    BOOKED = "booked", _("等着")
    SERVED = "served", _("来过了")
    CANCELLED = "cancelled", _("取消了")


class Slot(models.TextChoices):
    """Part of a day on duty; in the order of the day."""

    AM = "am", _("上午")
    PM = "pm", _("下午")
    EVENING = "ev", _("晚上")
    WEEKEND = "we", _("周末、节假日")


class SwapState(models.TextChoices):
    ASKED = "asked", _("等批")
    APPROVED = "approved", _("同意")
    REFUSED = "refused", _("不同意")


class AuditTag(StrEnum):
    OPEN_STATION = "stations:station:open"
    CHANGE_STATION = "stations:station:change"
    CLOSE_STATION = "stations:station:close"
    SET_SPECIAL_DAY = "stations:special_day:set"
    END_SPECIAL_DAY = "stations:special_day:end"
    SAVE_ITEM = "stations:item:save"
    END_ITEM = "stations:item:end"
    RECEIVE_IMPORT = "stations:import:receive"
    RUN_IMPORT = "stations:import:run"
    UNDO_IMPORT = "stations:import:undo"
    ASK_ERRAND = "stations:errand:ask"
    ACCEPT_ERRAND = "stations:errand:accept"
    DECLINE_ERRAND = "stations:errand:decline"
    AUTHORISE_ERRAND = "stations:errand:authorise"
    SUBMIT_ERRAND = "stations:errand:submit"
    AWAIT_OFFICE_ERRAND = "stations:errand:await_office"
    RETURN_ERRAND = "stations:errand:return"
    CLOSE_ERRAND = "stations:errand:close"
    TAKE_ORIGINALS = "stations:errand:take_originals"
    RETURN_ORIGINALS = "stations:errand:return_originals"
    KEEP_COPY = "stations:errand:keep_copy"
    RECEIVE_CASE = "stations:case:receive"
    GIVE_CHECKLIST_CASE = "stations:case:give_checklist"
    REPORT_MISSING_CASE = "stations:case:report_missing"
    COMPLETE_CASE = "stations:case:complete"
    SUBMIT_CASE = "stations:case:submit"
    RECORD_RESULT_CASE = "stations:case:record_result"
    DELIVER_CASE = "stations:case:deliver"
    HEAR_FEEDBACK_CASE = "stations:case:hear_feedback"
    WITHDRAW_CASE = "stations:case:withdraw"
    RECORD_ENTRY = "stations:entry:record"
    ENTER_PAGE = "stations:entry:enter_page"
    FINISH_ENTRY = "stations:entry:finish"
    BOOK = "stations:appointment:book"
    CANCEL_APPOINTMENT = "stations:appointment:cancel"
    SERVE_APPOINTMENT = "stations:appointment:serve"
    ADD_ATTENDANT = "stations:attendant:add"
    END_ATTENDANT = "stations:attendant:end"
    SET_PATTERN = "stations:pattern:set"
    PLAN_DUTY = "stations:duty:plan"
    SET_SHIFT = "stations:shift:set"
    HAND_OVER = "stations:shift:hand_over"
    ENTER_NOTES = "stations:duty:enter_notes"
    ASK_SWAP = "stations:swap:ask"
    APPROVE_SWAP = "stations:swap:approve"
    REFUSE_SWAP = "stations:swap:refuse"
