from lianxin.deliberation.services.adopting_rules import adopt_village_rule, file_village_rule, post_village_rule
from lianxin.deliberation.services.affected import name_affected, strike_affected
from lianxin.deliberation.services.again import plan_again
from lianxin.deliberation.services.approving import approve_resolution, refuse_resolution
from lianxin.deliberation.services.around_minutes import attach_photos, note_absences, supervise_minutes
from lianxin.deliberation.services.attending import enter_attendance, sign_in
from lianxin.deliberation.services.ballots import (
    cast_as_oneself,
    cast_by_code,
    cast_with_helper,
    make_slips,
    open_ballot,
)
from lianxin.deliberation.services.bodies import add_members, end_member, set_up_body, state_ground, write_charter
from lianxin.deliberation.services.budgets import (
    accept_idea,
    decide_budgets,
    keep_budget_result,
    open_budget_vote,
    propose_idea,
    refuse_idea,
    start_budgeting,
    stop_budgeting,
)
from lianxin.deliberation.services.closing_ballots import close_ballot
from lianxin.deliberation.services.comments import (
    add_comment,
    appeal_comment,
    back_comment,
    review_comment,
    rule_on_comment,
)
from lianxin.deliberation.services.convening import ask_for_meeting, drop_convening, sign_convening
from lianxin.deliberation.services.delegating import delegate_matter
from lianxin.deliberation.services.ending import end_resolution
from lianxin.deliberation.services.following import answer_follow_up, ask_back
from lianxin.deliberation.services.group_names import name_group, strike_name
from lianxin.deliberation.services.item_ballots import open_second_round, put_to_ballot
from lianxin.deliberation.services.meetings import add_item, call_meeting, cancel_meeting, plan_meeting
from lianxin.deliberation.services.minutes import (
    answer_objection,
    attach_scan,
    object_to_minutes,
    validate_minutes,
    write_minutes,
)
from lianxin.deliberation.services.opinions import (
    answer_statement,
    count_askings,
    enter_sheet,
    keep_groups,
    open_asking,
)
from lianxin.deliberation.services.paper_votes import (
    ask_to_strike,
    keep_mark,
    mark_paper,
    read_papers,
    strike_mark,
)
from lianxin.deliberation.services.plans import end_plan, make_plan
from lianxin.deliberation.services.processes import start_process, stop_process, take_phase
from lianxin.deliberation.services.raising_accounts import correct_receipt, end_exemption, exempt, receive
from lianxin.deliberation.services.raising_answers import enter_answer
from lianxin.deliberation.services.raising_steps import (
    count_signatures,
    decide_raising,
    enter_signatures,
    finish_raising,
    pass_raising,
    post_raising,
    refuse_raising,
    reply_raising,
)
from lianxin.deliberation.services.raisings import ROLLS as RAISING_ROLLS
from lianxin.deliberation.services.raisings import draft_raising, propose_raising
from lianxin.deliberation.services.remote import call_roll, check_identity
from lianxin.deliberation.services.resolutions import (
    finish_resolution,
    note_upheld,
    publish_resolution,
    register_resolution,
    report_resolution,
)
from lianxin.deliberation.services.reviewing import review_village_rule
from lianxin.deliberation.services.signing import check_topic_sheet, enter_topic_sheet, sign_topic
from lianxin.deliberation.services.sittings import (
    amend_motion,
    close_meeting,
    open_meeting,
    put_off_item,
    record_vote,
    recuse,
)
from lianxin.deliberation.services.sources import register_source, source_address
from lianxin.deliberation.services.statements import (
    appeal_statement,
    decline_statement,
    show_statement,
    suggest_statement,
    uphold_statement,
)
from lianxin.deliberation.services.studying import name_study
from lianxin.deliberation.services.taking_back import take_back
from lianxin.deliberation.services.topics import (
    accept_topic,
    conclude_topic,
    decline_topic,
    propose_topic,
    publish_topic,
    refer_topic,
)
from lianxin.deliberation.services.village_rules import (
    consult_on_village_rule,
    draft_village_rule,
    drop_village_rule,
    hand_in_village_rule,
    pass_village_rule,
    redraft_village_rule,
    return_village_rule,
)
from lianxin.deliberation.services.voiding import void_ballot

__all__ = [
    "RAISING_ROLLS",
    "accept_idea",
    "accept_topic",
    "add_comment",
    "add_item",
    "add_members",
    "adopt_village_rule",
    "amend_motion",
    "answer_follow_up",
    "answer_objection",
    "answer_statement",
    "appeal_comment",
    "appeal_statement",
    "approve_resolution",
    "ask_back",
    "ask_for_meeting",
    "ask_to_strike",
    "attach_photos",
    "attach_scan",
    "back_comment",
    "call_meeting",
    "call_roll",
    "cancel_meeting",
    "cast_as_oneself",
    "cast_by_code",
    "cast_with_helper",
    "check_identity",
    "check_topic_sheet",
    "close_ballot",
    "close_meeting",
    "conclude_topic",
    "consult_on_village_rule",
    "correct_receipt",
    "count_askings",
    "count_signatures",
    "decide_budgets",
    "decide_raising",
    "decline_statement",
    "decline_topic",
    "delegate_matter",
    "draft_raising",
    "draft_village_rule",
    "drop_convening",
    "drop_village_rule",
    "end_exemption",
    "end_member",
    "end_plan",
    "end_resolution",
    "enter_answer",
    "enter_attendance",
    "enter_sheet",
    "enter_signatures",
    "enter_topic_sheet",
    "exempt",
    "file_village_rule",
    "finish_raising",
    "finish_resolution",
    "hand_in_village_rule",
    "keep_budget_result",
    "keep_groups",
    "keep_mark",
    "make_plan",
    "make_slips",
    "mark_paper",
    "name_affected",
    "name_group",
    "name_study",
    "note_absences",
    "note_upheld",
    "object_to_minutes",
    "open_asking",
    "open_ballot",
    "open_budget_vote",
    "open_meeting",
    "open_second_round",
    "pass_raising",
    "pass_village_rule",
    "plan_again",
    "plan_meeting",
    "post_raising",
    "post_village_rule",
    "propose_idea",
    "propose_raising",
    "propose_topic",
    "publish_resolution",
    "publish_topic",
    "put_off_item",
    "put_to_ballot",
    "read_papers",
    "receive",
    "record_vote",
    "recuse",
    "redraft_village_rule",
    "refer_topic",
    "refuse_idea",
    "refuse_raising",
    "refuse_resolution",
    "register_resolution",
    "register_source",
    "reply_raising",
    "report_resolution",
    "return_village_rule",
    "review_comment",
    "review_village_rule",
    "rule_on_comment",
    "set_up_body",
    "show_statement",
    "sign_convening",
    "sign_in",
    "sign_topic",
    "source_address",
    "start_budgeting",
    "start_process",
    "state_ground",
    "stop_budgeting",
    "stop_process",
    "strike_affected",
    "strike_mark",
    "strike_name",
    "suggest_statement",
    "supervise_minutes",
    "take_back",
    "take_phase",
    "uphold_statement",
    "validate_minutes",
    "void_ballot",
    "write_charter",
    "write_minutes",
]
