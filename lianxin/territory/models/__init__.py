from lianxin.territory.models.divisions import Division

__all__ = ["Division"]
