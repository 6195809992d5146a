from lianxin.cadres.views.appraisals import (
    act_on_appraisal,
    act_on_evidence,
    file_appraisals,
    open_round,
    round_,
    rounds,
)
from lianxin.cadres.views.desk import index, mine, nominate, nominate_self
from lianxin.cadres.views.files import file, record
from lianxin.cadres.views.steps import act_on_answer, act_on_check, act_on_entry, act_on_file, act_on_filing, letter
from lianxin.cadres.views.training import (
    act_on_course,
    act_on_training,
    certificate,
    course,
    file_training,
    hold_course,
    hours,
    training,
)

__all__ = [
    "act_on_answer",
    "act_on_appraisal",
    "act_on_check",
    "act_on_course",
    "act_on_entry",
    "act_on_evidence",
    "act_on_file",
    "act_on_filing",
    "act_on_training",
    "certificate",
    "course",
    "file",
    "file_appraisals",
    "file_training",
    "hold_course",
    "hours",
    "index",
    "letter",
    "mine",
    "nominate",
    "nominate_self",
    "open_round",
    "record",
    "round_",
    "rounds",
    "training",
]
