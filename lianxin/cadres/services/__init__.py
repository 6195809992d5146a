from lianxin.cadres.services.checking import answer_check, ask_check, close_check
from lianxin.cadres.services.files import open_file, write_facts
from lianxin.cadres.services.filing import file_secretary, return_filing, submit_again, submit_filing
from lianxin.cadres.services.nominating import nominate, nominate_self
from lianxin.cadres.services.pool import accompany, consent, keep_in_pool, leave_pool, pass_step, turn_down
from lianxin.cadres.services.training import enter_trainings, hold_course, withdraw_training

__all__ = [
    "accompany",
    "answer_check",
    "ask_check",
    "close_check",
    "consent",
    "enter_trainings",
    "file_secretary",
    "hold_course",
    "keep_in_pool",
    "leave_pool",
    "nominate",
    "nominate_self",
    "open_file",
    "pass_step",
    "return_filing",
    "submit_again",
    "submit_filing",
    "turn_down",
    "withdraw_training",
    "write_facts",
]
