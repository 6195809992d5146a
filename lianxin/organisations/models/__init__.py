from lianxin.organisations.models.units import Unit

__all__ = ["Unit"]
