from lianxin.stations.models.places import SpecialDay, Station

__all__ = ["SpecialDay", "Station"]
