"""A roster out of a spreadsheet: which column is what, each row tried by its room's own rules, the good ones kept, all of it
taken back while nothing came after.

A room says its columns, what one row does, what its list made, and how that is taken out again; the page shows what it
found before anything is stored (``kit.preview``).
"""

from lianxin.kit.rosters.form import Column, RosterForm, guess
from lianxin.kit.rosters.keeping import BROUGHT, BroughtList, keep_list, take_back
from lianxin.kit.rosters.sheets import faults_answer, sample_answer
from lianxin.kit.rosters.trying import Trial, ask_for_list, try_rows

__all__ = [
    "BROUGHT",
    "BroughtList",
    "Column",
    "RosterForm",
    "Trial",
    "ask_for_list",
    "faults_answer",
    "guess",
    "keep_list",
    "sample_answer",
    "take_back",
    "try_rows",
]
