from lianxin.cadres.services.appraising import choose_evidence, drop_evidence, hand_in, open_round
from lianxin.cadres.services.checking import answer_check, ask_check, close_check
from lianxin.cadres.services.files import open_file, write_facts
from lianxin.cadres.services.filing import file_secretary, return_filing, submit_again, submit_filing
from lianxin.cadres.services.grading import (
    answer_suggestion,
    appeal,
    count_votes,
    decide_grade,
    reject_appeal,
    suggest_grade,
    uphold_appeal,
)
from lianxin.cadres.services.nominating import nominate, nominate_self
from lianxin.cadres.services.pool import accompany, consent, keep_in_pool, leave_pool, pass_step, turn_down
from lianxin.cadres.services.training import enter_trainings, hold_course, withdraw_training

__all__ = [
    "accompany",
    "answer_check",
    "answer_suggestion",
    "appeal",
    "ask_check",
    "choose_evidence",
    "close_check",
    "consent",
    "count_votes",
    "decide_grade",
    "drop_evidence",
    "enter_trainings",
    "file_secretary",
    "hand_in",
    "hold_course",
    "keep_in_pool",
    "leave_pool",
    "nominate",
    "nominate_self",
    "open_file",
    "open_round",
    "pass_step",
    "reject_appeal",
    "return_filing",
    "submit_again",
    "submit_filing",
    "suggest_grade",
    "turn_down",
    "uphold_appeal",
    "withdraw_training",
    "write_facts",
]
