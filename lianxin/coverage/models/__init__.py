from lianxin.coverage.models.gaps import Gap
from lianxin.coverage.models.sites import Site, SiteLink

__all__ = ["Gap", "Site", "SiteLink"]
