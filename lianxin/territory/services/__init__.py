from lianxin.territory.selectors.copies import learn_copies as register_copies
from lianxin.territory.selectors.leaving import learn_left_behind as register_left_behind
from lianxin.territory.services.changes import apply_changes
from lianxin.territory.services.divisions import (
    create_division,
    end_division,
    merge_divisions,
    move_division,
    recode_division,
    rename_division,
    split_division,
)
from lianxin.territory.services.register import import_register
from lianxin.territory.services.rules import register_calendar_follower, remove_day, set_day, set_rules, set_year

__all__ = [
    "apply_changes",
    "create_division",
    "end_division",
    "import_register",
    "merge_divisions",
    "move_division",
    "recode_division",
    "register_calendar_follower",
    "register_copies",
    "register_left_behind",
    "remove_day",
    "rename_division",
    "set_day",
    "set_rules",
    "set_year",
    "split_division",
]
