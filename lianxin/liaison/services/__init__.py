from lianxin.liaison.services.assigning import Change, adopt_assignments, assign, decline, end_assignment
from lianxin.liaison.services.branches import follow_branch
from lianxin.liaison.services.clearing import clear_texts
from lianxin.liaison.services.confirming import card_code, confirm_by_code, confirm_visit, open_by_card
from lianxin.liaison.services.enrolling import change_liaison, enrol_liaison, leave_liaison
from lianxin.liaison.services.following import follow_household
from lianxin.liaison.services.phones import note_contact, open_phone, refuse_record, revoke_phone, secret_of
from lianxin.liaison.services.planning import (
    adopt_plan_part,
    ask_plan,
    change_plan_row,
    drop_plan,
    work_out_part,
    work_out_plans,
)
from lianxin.liaison.services.promising import judge_promise, settle_promise
from lianxin.liaison.services.visiting import (
    ErrandDraft,
    NeedDraft,
    PromiseDraft,
    VisitDraft,
    enter_paper_visit,
    note_event,
    record_visit,
)

__all__ = [
    "Change",
    "ErrandDraft",
    "NeedDraft",
    "PromiseDraft",
    "VisitDraft",
    "adopt_assignments",
    "adopt_plan_part",
    "ask_plan",
    "assign",
    "card_code",
    "change_liaison",
    "change_plan_row",
    "clear_texts",
    "confirm_by_code",
    "confirm_visit",
    "decline",
    "drop_plan",
    "end_assignment",
    "enrol_liaison",
    "enter_paper_visit",
    "follow_branch",
    "follow_household",
    "judge_promise",
    "leave_liaison",
    "note_contact",
    "note_event",
    "open_by_card",
    "open_phone",
    "record_visit",
    "refuse_record",
    "revoke_phone",
    "secret_of",
    "settle_promise",
    "work_out_part",
    "work_out_plans",
]
