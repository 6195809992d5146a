from lianxin.organisations.services.changing import follow_place, merge_unit, move_unit, split_unit
from lianxin.organisations.services.entering import enter_tenure
from lianxin.organisations.services.followers import register_follower
from lianxin.organisations.services.hearing import (
    register_election_source,
    register_screening_source,
    register_tenure_follower,
)
from lianxin.organisations.services.kinship import (
    kin_kept_apart,
    register_identity_source,
    register_kinship_source,
    ties_with,
)
from lianxin.organisations.services.leaving import leave_post, register_evaluation_source
from lianxin.organisations.services.posts import add_post, change_post, end_post
from lianxin.organisations.services.rosters import bring_rows, import_roster, undo_roster
from lianxin.organisations.services.tenures import appoint, check_candidate, end_tenure, link_account
from lianxin.organisations.services.units import (
    create_unit,
    dissolve_unit,
    end_relation,
    relate_units,
    rename_unit,
)

__all__ = [
    "add_post",
    "appoint",
    "bring_rows",
    "change_post",
    "check_candidate",
    "create_unit",
    "dissolve_unit",
    "end_post",
    "end_relation",
    "end_tenure",
    "enter_tenure",
    "follow_place",
    "import_roster",
    "kin_kept_apart",
    "leave_post",
    "link_account",
    "merge_unit",
    "move_unit",
    "register_election_source",
    "register_evaluation_source",
    "register_follower",
    "register_identity_source",
    "register_kinship_source",
    "register_screening_source",
    "register_tenure_follower",
    "relate_units",
    "rename_unit",
    "split_unit",
    "ties_with",
    "undo_roster",
]
