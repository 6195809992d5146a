"""Questions about what is reached and what is not. None writes."""

from lianxin.coverage.selectors.counting import Coverage, coverage, place_to_read, widest_led
from lianxin.coverage.selectors.gaps import find_gap, gaps_of, gaps_within, keepers_for, open_among, trend_of

__all__ = [
    "Coverage",
    "coverage",
    "find_gap",
    "gaps_of",
    "gaps_within",
    "keepers_for",
    "open_among",
    "place_to_read",
    "trend_of",
    "widest_led",
]
