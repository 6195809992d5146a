from lianxin.coverage.models.boundaries import Boundary
from lianxin.coverage.models.founding import Decision
from lianxin.coverage.models.gaps import Gap
from lianxin.coverage.models.sites import Site, SiteLink
from lianxin.coverage.models.tallies import Tally

__all__ = ["Boundary", "Decision", "Gap", "Site", "SiteLink", "Tally"]
