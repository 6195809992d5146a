from lianxin.stations.selectors.places import (
    coming_special_days,
    find_special_day,
    find_station,
    my_stations,
    opening_of,
    openings_of,
    stations_at,
    stations_page,
)

__all__ = [
    "coming_special_days",
    "find_special_day",
    "find_station",
    "my_stations",
    "opening_of",
    "openings_of",
    "stations_at",
    "stations_page",
]
