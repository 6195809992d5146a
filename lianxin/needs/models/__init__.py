from lianxin.needs.models.catalogue import Category, Responsibility
from lianxin.needs.models.needs import Need, NumberSeries
from lianxin.needs.models.steps import Callback, ExtensionRequest, NeedHandler, NeedPause, NeedStep
from lianxin.needs.models.triage import CategorySuggestion, TriageModel

__all__ = [
    "Callback",
    "Category",
    "CategorySuggestion",
    "ExtensionRequest",
    "Need",
    "NeedHandler",
    "NeedPause",
    "NeedStep",
    "NumberSeries",
    "Responsibility",
    "TriageModel",
]
