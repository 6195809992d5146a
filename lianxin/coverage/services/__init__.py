"""The count finds and ends gaps; people enter sites and what reaches them, and say who sees to a gap."""

from lianxin.coverage.services.founding import decline_founding, found_branch
from lianxin.coverage.services.gaps import assign_gap, note_gaps
from lianxin.coverage.services.linking import end_link, link_person, link_unit, send_instructor
from lianxin.coverage.services.outlining import give_boundaries
from lianxin.coverage.services.sites import add_site, change_site, end_site, import_sites
from lianxin.coverage.services.taking_over import take_over_links

__all__ = [
    "add_site",
    "assign_gap",
    "change_site",
    "decline_founding",
    "end_link",
    "end_site",
    "found_branch",
    "give_boundaries",
    "import_sites",
    "link_person",
    "link_unit",
    "note_gaps",
    "send_instructor",
    "take_over_links",
]
