from lianxin.coverage.models.founding import Decision
from lianxin.coverage.models.gaps import Gap
from lianxin.coverage.models.sites import Site, SiteLink

__all__ = ["Decision", "Gap", "Site", "SiteLink"]
