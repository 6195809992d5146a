from lianxin.cadres.services.appraising import choose_evidence, drop_evidence, hand_in, open_round
from lianxin.cadres.services.checking import answer_check, ask_check, clear_answers, close_check, draft_check_notice
from lianxin.cadres.services.files import follow_account, follow_tenure, open_file, write_facts
from lianxin.cadres.services.filing import (
    file_secretary,
    note_filing_change,
    return_filing,
    submit_again,
    submit_filing,
)
from lianxin.cadres.services.grading import (
    answer_suggestion,
    appeal,
    count_votes,
    count_votes_again,
    decide_grade,
    reject_appeal,
    send_back_appeal,
    suggest_grade,
    uphold_appeal,
)
from lianxin.cadres.services.nominating import nominate, nominate_self
from lianxin.cadres.services.openings import agree, ask_person, close_post, decline, fill_post, open_post
from lianxin.cadres.services.pool import (
    accompany,
    consent,
    keep_in_pool,
    leave_pool,
    pass_step,
    release_from_pool,
    turn_down,
)
from lianxin.cadres.services.reading import open_checks
from lianxin.cadres.services.seconding import (
    add_task,
    end_secondment,
    finish_task,
    start_secondment,
    write_host_words,
    write_own_words,
)
from lianxin.cadres.services.telling import draft_result_notice
from lianxin.cadres.services.training import enter_trainings, hold_course, withdraw_training

__all__ = [
    "accompany",
    "add_task",
    "agree",
    "answer_check",
    "answer_suggestion",
    "appeal",
    "ask_check",
    "ask_person",
    "choose_evidence",
    "clear_answers",
    "close_check",
    "close_post",
    "consent",
    "count_votes",
    "count_votes_again",
    "decide_grade",
    "decline",
    "draft_check_notice",
    "draft_result_notice",
    "drop_evidence",
    "end_secondment",
    "enter_trainings",
    "file_secretary",
    "fill_post",
    "finish_task",
    "follow_account",
    "follow_tenure",
    "hand_in",
    "hold_course",
    "keep_in_pool",
    "leave_pool",
    "nominate",
    "nominate_self",
    "note_filing_change",
    "open_checks",
    "open_file",
    "open_post",
    "open_round",
    "pass_step",
    "reject_appeal",
    "release_from_pool",
    "return_filing",
    "send_back_appeal",
    "start_secondment",
    "submit_again",
    "submit_filing",
    "suggest_grade",
    "turn_down",
    "uphold_appeal",
    "withdraw_training",
    "write_facts",
    "write_host_words",
    "write_own_words",
]
