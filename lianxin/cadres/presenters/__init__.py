from lianxin.cadres.presenters.appraisals import (
    appraisal_cards,
    round_facts,
    round_row,
    round_rows,
)
from lianxin.cadres.presenters.cards import Card, file_facts, file_row, own_panel
from lianxin.cadres.presenters.checks import (
    check_cards,
    check_notice_words,
    closed_check_cards,
    filing_cards,
    unfiled_row,
)
from lianxin.cadres.presenters.due import due_rows
from lianxin.cadres.presenters.evaluations import plan_notice_words, result_notice_words
from lianxin.cadres.presenters.select import entry_cards
from lianxin.cadres.presenters.sentences import AUDIT_SENTENCES
from lianxin.cadres.presenters.training import course_facts, course_row, training_rows, year_card, year_rows
from lianxin.cadres.presenters.use import (
    hosted_words,
    opening_facts,
    opening_row,
    secondment_cards,
    sheet_orders,
    sheet_rows,
    will_cards,
    will_rows,
)
from lianxin.cadres.presenters.waiting import appraisal_rows, file_rows, host_rows, own_rows, waiting_rows

__all__ = [
    "AUDIT_SENTENCES",
    "Card",
    "appraisal_cards",
    "appraisal_rows",
    "check_cards",
    "check_notice_words",
    "closed_check_cards",
    "course_facts",
    "course_row",
    "due_rows",
    "entry_cards",
    "file_facts",
    "file_row",
    "file_rows",
    "filing_cards",
    "host_rows",
    "hosted_words",
    "opening_facts",
    "opening_row",
    "own_panel",
    "own_rows",
    "plan_notice_words",
    "result_notice_words",
    "round_facts",
    "round_row",
    "round_rows",
    "secondment_cards",
    "sheet_orders",
    "sheet_rows",
    "training_rows",
    "unfiled_row",
    "waiting_rows",
    "will_cards",
    "will_rows",
    "year_card",
    "year_rows",
]
