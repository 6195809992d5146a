from lianxin.cadres.selectors.checks import (
    checks_of,
    filings_of,
    find_answer,
    find_check,
    find_filing,
    outcome_of,
)
from lianxin.cadres.selectors.files import (
    file_of,
    files_page,
    find_file,
    known_as_user,
    known_by_name,
    own_file,
    posts_of,
    secretary_tenure,
)
from lianxin.cadres.selectors.pool import entries_of, find_entry, marks_of, next_step, waiting

__all__ = [
    "checks_of",
    "entries_of",
    "file_of",
    "files_page",
    "filings_of",
    "find_answer",
    "find_check",
    "find_entry",
    "find_file",
    "find_filing",
    "known_as_user",
    "known_by_name",
    "marks_of",
    "next_step",
    "outcome_of",
    "own_file",
    "posts_of",
    "secretary_tenure",
    "waiting",
]
