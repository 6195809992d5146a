"""Questions about places, their calendar and their rules. None writes."""

from lianxin.territory.selectors.calendar import calendar_changes, day_calendars, national_days, own_day, work_calendar
from lianxin.territory.selectors.copies import attached_to
from lianxin.territory.selectors.finding import Place, resolve_one, search
from lianxin.territory.selectors.places import (
    children_of,
    count_within,
    division_at,
    division_by_public_id,
    divisions_at,
    few_within,
    find_by_code,
    full_name,
    full_names,
    history_of,
    home_division,
    is_empty,
    living_among,
    living_below,
    name_of_path,
    names_within,
    one_level_up,
    parent_path,
    tree_within,
)
from lianxin.territory.selectors.planning import planned_changes
from lianxin.territory.selectors.rules import is_second_factor_asked, next_rule_change, own_rules, profile, revisions
from lianxin.territory.selectors.systems import must_use, systems_known_to, uses

__all__ = [
    "Place",
    "attached_to",
    "calendar_changes",
    "children_of",
    "count_within",
    "day_calendars",
    "division_at",
    "division_by_public_id",
    "divisions_at",
    "few_within",
    "find_by_code",
    "full_name",
    "full_names",
    "history_of",
    "home_division",
    "is_empty",
    "is_second_factor_asked",
    "living_among",
    "living_below",
    "must_use",
    "name_of_path",
    "names_within",
    "national_days",
    "next_rule_change",
    "one_level_up",
    "own_day",
    "own_rules",
    "parent_path",
    "planned_changes",
    "profile",
    "resolve_one",
    "revisions",
    "search",
    "systems_known_to",
    "tree_within",
    "uses",
    "work_calendar",
]
