"""Tags and codes of the record."""

from enum import StrEnum

from lianxin.needs.vocabulary.intake import Anonymity, Channel, Kind, Urgency
from lianxin.needs.vocabulary.mediation import MediationState
from lianxin.needs.vocabulary.outcomes import ClosedBy, Solved
from lianxin.needs.vocabulary.states import State
from lianxin.needs.vocabulary.together import TopicState


class AuditTag(StrEnum):
    """One tag per verb, and those of the catalogue."""

    REGISTER = "needs:need:register"
    REJECT = "needs:need:reject"
    REFER_OUT = "needs:need:refer_out"
    CONFIRM_REFERRAL = "needs:need:confirm_referral"
    RETURN_REFERRAL = "needs:need:return_referral"
    ANSWER_ON_SPOT = "needs:need:answer_on_spot"
    RECLASSIFY = "needs:need:reclassify"
    PASS_UP = "needs:need:pass_up"
    DISPATCH = "needs:need:dispatch"
    OBJECT = "needs:need:object"
    UPHOLD_DISPATCH = "needs:need:uphold_dispatch"
    REDISPATCH = "needs:need:redispatch"
    ACCEPT = "needs:need:accept"
    CONTACT = "needs:need:contact"
    PROGRESS = "needs:need:progress"
    ASK_REQUESTER = "needs:need:ask_requester"
    UPHOLD_PAUSE = "needs:need:uphold_pause"
    LIFT_PAUSE = "needs:need:lift_pause"
    SUPPLEMENT = "needs:need:supplement"
    WRITE = "needs:need:write"
    DEFINE_UPPER_FORM = "needs:upper_form:define"
    END_UPPER_FORM = "needs:upper_form:end"
    FILL_UPPER_FORM = "needs:upper_form:fill"
    HOLD_LETTER = "needs:letter:hold"
    PLACE_LETTER = "needs:letter:place"
    AWAIT_THIRD_PARTY = "needs:need:await_third_party"
    RESUME = "needs:need:resume"
    OPEN_WHISTLE = "needs:need:open_whistle"
    END_WHISTLE = "needs:need:end_whistle"
    ASK_WHISTLE = "needs:whistle_request:ask"
    DECLINE_WHISTLE = "needs:whistle_request:decline"
    BLOW_WHISTLE = "needs:whistle:blow"
    ANSWER_WHISTLE = "needs:whistle:answer"
    REPORT_REFUSAL = "needs:whistle:report_refusal"
    WRITE_MINUTES = "needs:whistle:minutes"
    DIVIDE_TASK = "needs:whistle:divide"
    FINISH_TASK = "needs:whistle:finish_task"
    REMIND_WHISTLE = "needs:whistle:remind"
    CLOSE_WHISTLE = "needs:whistle:end"
    RATE_COOPERATION = "needs:whistle:rate"
    REQUEST_EXTENSION = "needs:need:request_extension"
    GRANT_EXTENSION = "needs:need:grant_extension"
    REFUSE_EXTENSION = "needs:need:refuse_extension"
    REPORT_RESOLVED = "needs:need:report_resolved"
    EXPLAIN = "needs:need:explain"
    APPROVE_ANSWER = "needs:need:approve_answer"
    RETURN_ANSWER = "needs:need:return_answer"
    CALL_BACK = "needs:need:call_back"
    CLOSE = "needs:need:close"
    CLOSE_SILENT = "needs:need:close_silent"
    ASK_IN_PERSON = "needs:need:ask_in_person"
    CLOSE_UNREACHABLE = "needs:need:close_unreachable"
    REOPEN = "needs:need:reopen"
    REOPEN_AGAIN = "needs:need:reopen_again"
    MERGE = "needs:need:merge"
    LEAD = "needs:need:lead"
    BRING_FORWARD = "needs:need:bring_forward"
    TAKE_OVER = "needs:need:take_over"
    ANSWER_FOR = "needs:unit:answer_for"
    TAKE_OVER_WORK = "needs:unit:take_over"
    WITHDRAW = "needs:need:withdraw"
    CONTEST_PAUSE = "needs:need:contest_pause"
    RECKON_ANEW = "needs:need:reckon_anew"
    ESCALATE = "needs:need:escalate"
    PUBLISH = "needs:need:publish"
    WITHDRAW_CONSENT = "needs:need:withdraw_consent"
    RULE_ON_NAMES = "needs:need:rule_on_names"
    CATEGORY = "needs:category:save"
    RESPONSIBILITY = "needs:responsibility:set"
    RECEIVE_ORDERS = "needs:order_batch:receive"
    START_ORDERS = "needs:order_batch:start"
    BRING_ORDERS = "needs:order_batch:bring"
    REPORT_ORDERS = "needs:upstream_order:report"
    SAVE_QUESTION = "needs:question:save"
    END_QUESTION = "needs:question:end"
    SAVE_REPLY_TEMPLATE = "needs:reply_template:save"
    END_REPLY_TEMPLATE = "needs:reply_template:end"
    SAVE_CHECK_ITEM = "needs:check_item:save"
    END_CHECK_ITEM = "needs:check_item:end"
    LEARN = "needs:triage_model:learn"
    FOLLOW = "needs:need:follow"
    UNFOLLOW = "needs:need:unfollow"
    NOTICE_TOPIC = "needs:topic:notice"
    EXTEND_TOPIC = "needs:topic:extend"
    TAKE_UP_TOPIC = "needs:topic:take_up"
    PUBLISH_TOPIC = "needs:topic:publish"
    SET_ASIDE_TOPIC = "needs:topic:set_aside"
    MONTHLY_TOPIC = "needs:topic:monthly"
    PROPOSE_TOPIC = "needs:topic:propose"
    ASK_REVIEW = "needs:review:ask"
    OBJECT_REVIEW = "needs:review:object"
    DECIDE_REVIEW = "needs:review:decide"
    APPEAL_REVIEW = "needs:review:appeal"
    DECIDE_APPEAL = "needs:review:decide_appeal"
    MEDIATE = "needs:need:mediate"
    OPEN_MEDIATION = "needs:mediation:open"
    CALL_MEDIATION = "needs:mediation:call"
    READ_MEDIATION = "needs:mediation:read"
    PROPOSE_SETTLEMENT = "needs:mediation:propose"
    AGREE_IN_WRITING = "needs:mediation:agree_in_writing"
    AGREE_ORALLY = "needs:mediation:agree_orally"
    SIGN_AGREEMENT = "needs:mediation:sign"
    CHECK_AGREEMENT = "needs:mediation:check"
    ASK_COURT = "needs:mediation:ask_court"
    RECORD_COURT = "needs:mediation:record_court"
    REMIND_MEDIATION = "needs:mediation:remind"
    END_MEDIATION = "needs:mediation:end"
    WITHDRAW_MEDIATION = "needs:mediation:withdraw"
    CLEAR_NEEDS = "needs:words:clear"


#: What stands where a word was that a table may not be without.
GONE = "—"
WHY_CLEARED = "保存期满"
#: Kinds of the photos of a need: what was told, and what was done.
FILES = ("need", "need_work")


#: What the codes stand for that this room's events keep.
AUDIT_CODES = {
    "kind": dict(Kind.choices),
    "channel": dict(Channel.choices),
    "state": dict(State.choices) | dict(TopicState.choices) | dict(MediationState.choices),
    "urgency": dict(Urgency.choices),
    "anonymity": dict(Anonymity.choices),
    "solved": dict(Solved.choices),
    "closed_by": dict(ClosedBy.choices),
}
