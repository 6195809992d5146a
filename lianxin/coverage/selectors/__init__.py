"""Questions about what is reached and what is not. None writes."""

from lianxin.coverage.selectors.boundaries import boundaries_of
from lianxin.coverage.selectors.counting import Coverage, coverage, place_to_read, widest_led
from lianxin.coverage.selectors.founding import (
    Proposal,
    committees_for,
    founded_lately,
    looks_due,
    open_declined,
    proposal_of,
    proposals,
)
from lianxin.coverage.selectors.gaps import find_gap, gaps_of, gaps_within, keepers_for, open_among, trend_of
from lianxin.coverage.selectors.sites import (
    counts_by_kind,
    find_link,
    find_site,
    is_organised,
    lacks_of,
    linked_words,
    links_of,
    living_sites,
    people_for,
    read_list,
    site_gaps_of,
    sites_page,
    units_for,
)

__all__ = [
    "Coverage",
    "Proposal",
    "boundaries_of",
    "committees_for",
    "counts_by_kind",
    "coverage",
    "find_gap",
    "find_link",
    "find_site",
    "founded_lately",
    "gaps_of",
    "gaps_within",
    "is_organised",
    "keepers_for",
    "lacks_of",
    "linked_words",
    "links_of",
    "living_sites",
    "looks_due",
    "open_among",
    "open_declined",
    "people_for",
    "place_to_read",
    "proposal_of",
    "proposals",
    "read_list",
    "site_gaps_of",
    "sites_page",
    "trend_of",
    "units_for",
    "widest_led",
]
