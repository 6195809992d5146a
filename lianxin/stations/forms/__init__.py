from lianxin.stations.forms.places import CloseForm, SpecialDayForm, StationForm

__all__ = ["CloseForm", "SpecialDayForm", "StationForm"]
