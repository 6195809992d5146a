from lianxin.territory.views.calendar import remove_day, set_calendar, set_year
from lianxin.territory.views.keeping import keep_place
from lianxin.territory.views.places import search_places, show_place, show_places
from lianxin.territory.views.rules import edit_rules, show_history, show_home_rules, show_home_systems, show_rules

__all__ = [
    "edit_rules",
    "keep_place",
    "remove_day",
    "search_places",
    "set_calendar",
    "set_year",
    "show_history",
    "show_home_rules",
    "show_home_systems",
    "show_place",
    "show_places",
    "show_rules",
]
