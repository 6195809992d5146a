from lianxin.coverage.views.founding import decide, founding
from lianxin.coverage.views.show import assign, map_of, show
from lianxin.coverage.views.sites import act, add_site, bring_sites, end_link, site, sites

__all__ = [
    "act",
    "add_site",
    "assign",
    "bring_sites",
    "decide",
    "end_link",
    "founding",
    "map_of",
    "show",
    "site",
    "sites",
]
