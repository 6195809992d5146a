"""Questions about what is reached and what is not. None writes."""

from lianxin.coverage.selectors.counting import Coverage, coverage, place_to_read, widest_led
from lianxin.coverage.selectors.gaps import find_gap, gaps_of, gaps_within, keepers_for, open_among, trend_of
from lianxin.coverage.selectors.sites import (
    counts_by_kind,
    find_link,
    find_site,
    is_organised,
    lacks_of,
    links_of,
    living_sites,
    people_for,
    read_list,
    site_gaps_of,
    sites_page,
)

__all__ = [
    "Coverage",
    "counts_by_kind",
    "coverage",
    "find_gap",
    "find_link",
    "find_site",
    "gaps_of",
    "gaps_within",
    "is_organised",
    "keepers_for",
    "lacks_of",
    "links_of",
    "living_sites",
    "open_among",
    "people_for",
    "place_to_read",
    "read_list",
    "site_gaps_of",
    "sites_page",
    "trend_of",
    "widest_led",
]
