from lianxin.stations.views.places import change, close, end_special_day, index, open_new, place, special_day

__all__ = ["change", "close", "end_special_day", "index", "open_new", "place", "special_day"]
