from lianxin.needs.models.catalogue import Category, Responsibility
from lianxin.needs.models.needs import Need, NumberSeries
from lianxin.needs.models.steps import Callback, ExtensionRequest, NeedHandler, NeedPause, NeedStep

__all__ = [
    "Callback",
    "Category",
    "ExtensionRequest",
    "Need",
    "NeedHandler",
    "NeedPause",
    "NeedStep",
    "NumberSeries",
    "Responsibility",
]
