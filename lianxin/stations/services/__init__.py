from lianxin.stations.services.places import (
    change_station,
    close_station,
    end_special_day,
    open_station,
    set_special_day,
)

__all__ = ["change_station", "close_station", "end_special_day", "open_station", "set_special_day"]
